import { Client, GraphError } from "@microsoft/microsoft-graph-client";
import { retryGraph } from "msgraph-errors";

export async function createEvent(client: Client, event: unknown) {
    return await retryGraph(async () => {
        // The answer holds the id that the calendar gave.
        const created = await client.api("/me/events").post(event);
        const line = `created
            ${created.id}`;
        console.log(line);
        return created.id as string;
    }, {
        retryOn: (_info, err) => err instanceof GraphError && err.statusCode === 429,
        baseDelayMs: 10000,
        factor: 1,
        jitter: "none",
        onRetry: ({ error: err }: { error: any }) => {
            const seconds = Number(err.headers?.get("Retry-After") ?? 10);
            console.warn(`throttled, waiting ${seconds} s`);
        },
    });
}
