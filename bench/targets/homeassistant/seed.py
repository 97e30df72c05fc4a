"""Makes state/: a Home Assistant configuration folder with an owner, people, areas, a dashboard and a helper."""

import asyncio
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys

import aiohttp

HERE = pathlib.Path(__file__).parent
STATE = HERE / "state"
PORT = int(os.environ.get("SEED_PORT", "8539"))
USER, PASSWORD = "nora", os.environ.get("HA_PASSWORD", "willow-house-7")
BASE = f"http://127.0.0.1:{PORT}"
CLIENT = BASE + "/"


def start():
    (STATE / "configuration.yaml").write_text(
        (HERE / "config/configuration.yaml").read_text().replace("@PORT@", str(PORT))
    )
    return subprocess.Popen(
        [sys.executable, str(HERE / "serve.py"), "--skip-pip", "-c", str(STATE)],
        stdin=subprocess.DEVNULL,
        stdout=open(STATE / "seed.log", "a"),
        stderr=subprocess.STDOUT,
        env={**os.environ, "BREAK": ""},
    )


async def healthy(s):
    for _ in range(300):
        try:
            async with s.get(BASE + "/health-of-the-house") as r:
                if (await r.json())["state"] == "RUNNING":
                    return
        except (aiohttp.ClientError, KeyError, ValueError):
            pass
        await asyncio.sleep(1)
    sys.exit("not healthy")


async def post(s, path, **data):
    async with s.post(BASE + path, **data) as r:
        if r.status >= 400:
            sys.exit(f"{path}: {r.status} {await r.text()}")
        return await r.json()


async def main():
    shutil.rmtree(STATE, ignore_errors=True)
    STATE.mkdir(parents=True)
    for n in ("automations", "scripts", "scenes"):
        shutil.copy(HERE / f"config/{n}.yaml", STATE)
    p = start()
    async with aiohttp.ClientSession() as s:
        await healthy(s)
        code = (
            await post(
                s,
                "/api/onboarding/users",
                json={
                    "client_id": CLIENT,
                    "name": "Nora Whitfield",
                    "username": USER,
                    "password": PASSWORD,
                    "language": "en",
                },
            )
        )["auth_code"]
        token = (
            await post(s, "/auth/token", data={"grant_type": "authorization_code", "code": code, "client_id": CLIENT})
        )["access_token"]
        async with s.ws_connect(BASE + "/api/websocket", max_msg_size=0) as ws:
            await ws.receive_json()
            await ws.send_json({"type": "auth", "access_token": token})
            print((await ws.receive_json())["type"])
            n = 0

            async def ask(type, may_fail=False, **data):
                nonlocal n
                n += 1
                await ws.send_json({"id": n, "type": type, **data})
                while True:
                    m = await ws.receive_json()
                    if m.get("id") == n and m["type"] == "result":
                        if not m["success"] and not may_fail:
                            sys.exit(f"{type}: {m}")
                        return m.get("result")

            areas = {a["name"]: a["area_id"] for a in await ask("config/area_registry/list")}
            for name in ("Garden", "Office"):
                areas[name] = (await ask("config/area_registry/create", name=name))["area_id"]
            print(areas)
            entities = await ask("config/entity_registry/list")
            known = {e["entity_id"] for e in entities}
            for entity, area in {
                "light.bed_light": "Bedroom",
                "light.kitchen_lights": "Kitchen",
                "light.ceiling_lights": "Living Room",
                "sensor.outside_temperature": "Garden",
                "switch.decorative_lights": "Garden",
                "light.office_rgbw_lights": "Office",
                "climate.hvac": "Living Room",
            }.items():
                if entity in known:
                    await ask("config/entity_registry/update", entity_id=entity, area_id=areas[area])
                else:
                    print("no", entity)
            await ask("person/create", name="Oskar Lind", device_trackers=["device_tracker.demo_paulus"])
            await ask("input_boolean/create", name="Vacation mode", icon="mdi:palm-tree")
            await ask("counter/create", name="Letters in the box", may_fail=True)
            await ask(
                "lovelace/dashboards/create",
                url_path="garden-board",
                title="Garden board",
                icon="mdi:flower",
                show_in_sidebar=True,
                require_admin=False,
                mode="storage",
            )
            await ask(
                "lovelace/config/save",
                url_path="garden-board",
                config={
                    "title": "Garden board",
                    "views": [
                        {
                            "title": "Beds",
                            "path": "beds",
                            "cards": [
                                {
                                    "type": "entities",
                                    "title": "Garden",
                                    "entities": [
                                        "sensor.outside_temperature",
                                        "sensor.outside_humidity",
                                        "switch.decorative_lights",
                                    ],
                                },
                                {
                                    "type": "glance",
                                    "title": "Lights",
                                    "entities": ["light.bed_light", "light.kitchen_lights"],
                                },
                            ],
                        },
                        {
                            "title": "Weather",
                            "path": "weather",
                            "cards": [
                                {
                                    "type": "weather-forecast",
                                    "entity": "weather.demo_weather_south",
                                    "show_forecast": True,
                                    "forecast_type": "daily",
                                }
                            ],
                        },
                    ],
                },
            )
        h = {"Authorization": "Bearer " + token}
        r = await post(s, "/api/config/config_entries/flow", json={"handler": "shopping_list"}, headers=h)
        if r["type"] == "form":
            r = await post(s, f"/api/config/config_entries/flow/{r['flow_id']}", json={}, headers=h)
        print("shopping_list", r["type"])
        for item in ("Potatoes", "Lamp oil", "Bird seed"):
            await post(s, "/api/shopping_list/item", json={"name": item}, headers=h)
        await asyncio.sleep(15)  # stores are written with a delay
    p.send_signal(signal.SIGTERM)
    p.wait(60)
    st = STATE / ".storage"
    f = st / "onboarding"
    d = json.loads(f.read_text())
    d["data"]["done"] = ["user", "core_config", "analytics", "integration"]
    f.write_text(json.dumps(d))
    auth = json.loads((st / "auth").read_text())
    auth["data"]["refresh_tokens"] = [t for t in auth["data"]["refresh_tokens"] if t["token_type"] == "system"]
    (st / "auth").write_text(json.dumps(auth))
    for junk in (
        "seed.log",
        "configuration.yaml",
        "home-assistant.log",
        "home-assistant.log.1",
        "home-assistant.log.fault",
        "home-assistant_v2.db",
        "break",
    ):
        (STATE / junk).unlink(missing_ok=True)


asyncio.run(main())
print("seeded")
