import { Client } from "@microsoft/microsoft-graph-client";
import { GraphErrorCode, hasErrorCode } from "msgraph-errors";
import { logger } from "./logger";

export async function watchAll(client: Client, users: readonly string[]) {
  for (const user of users) {
    try {
      await client.api(`/users/${user}/mailFolders/inbox/messages`).top(1).get();
    } catch (error) {
      if (error instanceof Error) {
        if (hasErrorCode(error, GraphErrorCode.MailboxNotEnabledForRESTAPI, GraphErrorCode.ErrorAccessDenied, GraphErrorCode.Request_ResourceNotFound)) {
          logger.warn("Not watching", { user });
          continue;
        }
      }
      logger.error("Failed", { user, error });
    }
  }
}
