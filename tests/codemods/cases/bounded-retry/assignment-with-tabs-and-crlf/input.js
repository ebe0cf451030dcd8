const { Client } = require("@microsoft/microsoft-graph-client")

exports.count = async function count(client) {
	let total
	while (true) {
		try {
			total = await client.api("/users/$count").get()
			break
		} catch (err) {
			if (err.statusCode !== 503) throw err
		}
	}
	return total
}
