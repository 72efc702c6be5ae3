(window.clientbookSearch=window.clientbookSearch||{})["cards-0-signs"]=[8,"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="];
