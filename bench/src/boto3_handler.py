"""The least that a Python function with boto3 does: a client, then the Runtime API's loop. Only `make bench` runs it."""

import http.client
import json
import os

import boto3

client = boto3.client("dynamodb", endpoint_url=os.environ["DYNAMODB"])


def handle(event):
    key = {"pk": {"S": "I#0386"}, "sk": {"S": "-"}}
    found = client.get_item(TableName=os.environ["PEOPLE_TABLE"], Key=key, ConsistentRead=True)
    return {"found": "Item" in found}


runtime = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
while True:
    runtime.request("GET", "/2018-06-01/runtime/invocation/next")
    invocation = runtime.getresponse()
    body = invocation.read()
    if invocation.status != 200:
        break
    request = invocation.headers["lambda-runtime-aws-request-id"]
    answer = json.dumps(handle(json.loads(body)))
    runtime.request("POST", f"/2018-06-01/runtime/invocation/{request}/response", answer)
    runtime.getresponse().read()
