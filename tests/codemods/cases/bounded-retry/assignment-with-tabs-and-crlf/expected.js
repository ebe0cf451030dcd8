const { Client } = require("@microsoft/microsoft-graph-client")
const { retryGraph } = require("msgraph-errors")

exports.count = async function count(client) {
	let total
	total = await retryGraph(() => client.api("/users/$count").get(), {
		retryOn: (_info, err) => err.statusCode === 503,
	})
	return total
}
