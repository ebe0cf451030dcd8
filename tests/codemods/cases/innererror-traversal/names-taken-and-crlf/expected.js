import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode as hasErrorCode2 } from 'msgraph-errors';

function hasErrorCode(e, code) {
	return e.code === code;
}

export async function f(client) {
	try {
		return await client.api('/me/drive').get();
	} catch (e) {
		if (hasErrorCode(e, 'itemNotFound')) return 1;
		if (hasErrorCode2(e, GraphErrorCode.AccessDenied)) return 2;
		throw e;
	}
}
