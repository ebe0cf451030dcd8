import { Client, GraphError } from "@microsoft/microsoft-graph-client";

export async function createEvent(client: Client, event: unknown) {
    for (;;) {
        try {
            // The answer holds the id that the calendar gave.
            const created = await client.api("/me/events").post(event);
            const line = `created
            ${created.id}`;
            console.log(line);
            return created.id as string;
        } catch (err) {
            if (!(err instanceof GraphError)) throw err;
            if (err.statusCode !== 429) throw err;
            const seconds = Number(err.headers?.get("Retry-After") ?? 10);
            console.warn(`throttled, waiting ${seconds} s`);
            await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        }
    }
}
