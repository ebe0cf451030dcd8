import { hasErrorCode, GraphErrorCode } from "msgraph-errors";

export function handle(error: unknown) {
	if (hasErrorCode(error, GraphErrorCode.InvalidRange)) {
		return "range";
	}
	return undefined;
}