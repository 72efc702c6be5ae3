(window.clientbookSearch=window.clientbookSearch||{})["2026"]=[["ana","Met someone and someone.",20777,"note","2026-11-20"]];
