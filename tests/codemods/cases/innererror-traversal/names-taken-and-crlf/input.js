import { Client } from '@microsoft/microsoft-graph-client';

function hasErrorCode(e, code) {
	return e.code === code;
}

export async function f(client) {
	try {
		return await client.api('/me/drive').get();
	} catch (e) {
		if (hasErrorCode(e, 'itemNotFound')) return 1;
		if (e.code === 'accessDenied') return 2;
		throw e;
	}
}
