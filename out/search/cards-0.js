(window.clientbookSearch=window.clientbookSearch||{})["cards-0"]=[["ana",""]];
