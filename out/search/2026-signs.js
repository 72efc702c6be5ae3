(window.clientbookSearch=window.clientbookSearch||{})["2026-signs"]=[8,"AAgABgAAAAAAAAAgAAAAAAAAAAAAKACAAIAAAAAAAAA="];
