const express = require('express')
const { Client } = require('@microsoft/microsoft-graph-client')
const { GraphErrorCode, hasErrorCode } = require('msgraph-errors')

const router = express.Router()

router.delete('/files/:id', async (req, res, next) => {
  const client = Client.init({ authProvider: (done) => done(null, req.session.token) })
  try {
    await client.api('/me/drive/items/' + req.params.id).delete()
    res.sendStatus(204)
  } catch (err) {
    if (hasErrorCode(err, GraphErrorCode.ItemNotFound)) return res.sendStatus(404)
    if (hasErrorCode(err, GraphErrorCode.ResourceLocked)) return res.sendStatus(423)
    if (!hasErrorCode(err, GraphErrorCode.AccessDenied)) return next(err)
    res.sendStatus(403)
  }
})

module.exports = router
