(window.clientbookSearch=window.clientbookSearch||{})["fields-0"]={"readings":{},"labels":[],"fields":[]};
