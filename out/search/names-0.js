(window.clientbookSearch=window.clientbookSearch||{})["names-0"]={"readings":{},"names":[["ana","Ana",20777]]};
