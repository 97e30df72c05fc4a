"""patch.py NAME FOLDER : writes the changed file of one drift below FOLDER (static/ or locale/).

The package itself is not touched.
"""

import gzip
import json
import pathlib
import sys

import kolibri

GENDER = (
    '_c("GenderSelect",{staticClass:"select",attrs:{value:_vm.gender,disabled:_vm.formDisabled},'
    'on:{"update:value":function($event){_vm.gender=$event}}})'
)
DRIFTS = {  # name: plugin, what it reads now, what it reads then
    "newclass": ("facility", "New class", "Start a class"),
    "resetpw": ("facility", "Reset password", "Replace password"),
    "superadmin": ("device", "Make super admin", "Grant full control"),
    "copy": ("coach", "Copy lesson", "Duplicate"),
    "material": ("coach", "Manage resources", "Choose material"),
    "gender": ("facility", GENDER, "_vm._e()"),
}
name, out = sys.argv[1], pathlib.Path(sys.argv[2])
if name not in DRIFTS:
    sys.exit(f"no such drift: {name} (there are {', '.join(DRIFTS)})")
plugin, old, new = DRIFTS[name]
package = pathlib.Path(kolibri.__file__).parent
static, locale = out / "static", out / "locale/en/LC_MESSAGES"
static.mkdir(parents=True)
locale.mkdir(parents=True)
if name == "gender":  # a field taken out of the page: the plugin's bundle
    folder = f"kolibri.plugins.{plugin}.app"
    bundle = next((package / "plugins" / plugin / "static" / folder).glob("*.js"))
    text = bundle.read_text(encoding="utf-8")
    found = text.count(old)
    data = text.replace(old, new).encode("utf-8")
    (static / folder).mkdir()
    (static / folder / bundle.name).write_bytes(data)
    (static / folder / (bundle.name + ".gz")).write_bytes(gzip.compress(data, mtime=0))
else:  # a wording: the plugin's English messages
    file = package / f"locale/en/LC_MESSAGES/kolibri.plugins.{plugin}.app-messages.json"
    messages = json.loads(file.read_text(encoding="utf-8"))
    keys = [k for k, v in messages.items() if v == old]
    found = len(keys)
    messages.update(dict.fromkeys(keys, new))
    (locale / file.name).write_text(json.dumps(messages, ensure_ascii=False), encoding="utf-8")
if found != 1:
    sys.exit(f"drift {name}: found {found} times")
