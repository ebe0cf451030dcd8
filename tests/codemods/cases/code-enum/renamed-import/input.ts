import { hasErrorCode as has, type GraphErrorInfo } from "msgraph-errors"

export const isLocked = (info: GraphErrorInfo) => has(info, "resourceLocked")
