const express = require('express')
const { Client } = require('@microsoft/microsoft-graph-client')

const router = express.Router()

router.delete('/files/:id', async (req, res, next) => {
  const client = Client.init({ authProvider: (done) => done(null, req.session.token) })
  try {
    await client.api('/me/drive/items/' + req.params.id).delete()
    res.sendStatus(204)
  } catch (err) {
    if (err.message.indexOf('itemNotFound') !== -1) return res.sendStatus(404)
    if (err.message.indexOf('resourceLocked') >= 0) return res.sendStatus(423)
    if (err.message.indexOf('accessDenied') === -1) return next(err)
    res.sendStatus(403)
  }
})

module.exports = router
