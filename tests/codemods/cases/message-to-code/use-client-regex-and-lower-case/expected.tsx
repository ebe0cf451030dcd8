"use client"

import { Client } from "@microsoft/microsoft-graph-client"
import { useState } from "react"
import { GraphErrorCode, hasErrorCode } from "msgraph-errors"
import { Spinner } from "@/components/spinner"

export function Drive({ client }: { client: Client }) {
  const [state, setState] = useState<string>()
  const load = async () => {
    try {
      await client.api("/me/drive/root/children").get()
    } catch (err) {
      if (hasErrorCode(err, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied)) setState("gone")
      else if (hasErrorCode(err, GraphErrorCode.QuotaLimitReached)) setState("full")
      else throw err
    }
  }
  return <Spinner onClick={load}>{state}</Spinner>
}
