import { hasErrorCode } from "msgraph-errors";

export function handle(error: unknown) {
	if (hasErrorCode(error, "invalidRange")) {
		return "range";
	}
	return undefined;
}