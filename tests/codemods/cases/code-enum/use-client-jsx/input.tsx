'use client';
import { hasErrorCode } from "msgraph-errors"

export const Problem = ({ error }: { error: unknown }) => <p>{hasErrorCode(error, "accessdenied") ? "accessDenied" : "?"}</p>
