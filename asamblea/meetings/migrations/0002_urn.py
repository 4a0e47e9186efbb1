"""The urn's tables: their SQL is the urn's own (`asamblea.urn.schema`)."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from asamblea.urn import schema


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in schema.create(editor.connection.vendor):
        editor.execute(statement)


def unmake(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in schema.drop():
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("meetings", "0001_initial"), ("slips", "0001_initial"))
    operations = (migrations.RunPython(make, unmake),)
