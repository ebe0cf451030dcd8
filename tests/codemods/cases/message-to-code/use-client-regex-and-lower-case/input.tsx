"use client"

import { Client } from "@microsoft/microsoft-graph-client"
import { useState } from "react"
import { Spinner } from "@/components/spinner"

export function Drive({ client }: { client: Client }) {
  const [state, setState] = useState<string>()
  const load = async () => {
    try {
      await client.api("/me/drive/root/children").get()
    } catch (err) {
      const message = err instanceof Error ? err.message : String(err)
      if (/itemNotFound|accessDenied/i.test(message)) setState("gone")
      else if (message.toLowerCase().includes("quotalimitreached")) setState("full")
      else throw err
    }
  }
  return <Spinner onClick={load}>{state}</Spinner>
}
