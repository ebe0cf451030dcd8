'use client';
import { hasErrorCode, GraphErrorCode } from "msgraph-errors"

export const Problem = ({ error }: { error: unknown }) => <p>{hasErrorCode(error, GraphErrorCode.AccessDenied) ? "accessDenied" : "?"}</p>
