import { Client } from "@microsoft/microsoft-graph-client";
import { logger } from "./logger";

export async function watchAll(client: Client, users: readonly string[]) {
  for (const user of users) {
    try {
      await client.api(`/users/${user}/mailFolders/inbox/messages`).top(1).get();
    } catch (error) {
      if (error instanceof Error) {
        const expected = ["MailboxNotEnabledForRESTAPI", "ErrorAccessDenied", "Request_ResourceNotFound"];
        if (expected.some((text) => error.message.includes(text))) {
          logger.warn("Not watching", { user });
          continue;
        }
      }
      logger.error("Failed", { user, error });
    }
  }
}
