import { hasErrorCode as has, type GraphErrorInfo, GraphErrorCode } from "msgraph-errors"

export const isLocked = (info: GraphErrorInfo) => has(info, GraphErrorCode.ResourceLocked)
