"""seed.py : fills a freshly migrated database (run by install.sh in Nautobot's shell)."""

import os

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from nautobot.dcim.models import (
    Device,
    DeviceType,
    Interface,
    InterfaceTemplate,
    Location,
    LocationType,
    Manufacturer,
    Platform,
)
from nautobot.extras.models import Role, Status
from nautobot.ipam.models import RIR, VLAN, IPAddress, Namespace, Prefix
from nautobot.tenancy.models import Tenant, TenantGroup


def kind(model):
    return ContentType.objects.get_for_model(model)


def seed():
    get_user_model().objects.create_superuser(
        "admin", "admin@example.com", os.environ.get("NT_PASSWORD", "witness-8-pass")
    )
    active = Status.objects.get(name="Active")

    def save(obj):
        obj.validated_save()
        return obj

    # locations: Continent > Country > Market > Site
    types, parent = {}, None
    for name in ("Continent", "Country", "Market", "Site"):
        parent = types[name] = save(LocationType(name=name, parent=parent))
    types["Site"].content_types.set([kind(m) for m in (Device, VLAN, Prefix)])
    places = {}
    for name, typ, up in (
        ("North America", "Continent", None),
        ("Canada", "Country", "North America"),
        ("Vancouver", "Market", "Canada"),
        ("Vancouver 1", "Site", "Vancouver"),
        ("Ottawa", "Market", "Canada"),
        ("Ottawa 1", "Site", "Ottawa"),
        ("Europe", "Continent", None),
        ("France", "Country", "Europe"),
        ("Angers", "Market", "France"),
        ("ANG01", "Site", "Angers"),
        ("Germany", "Country", "Europe"),
        ("Bremen", "Market", "Germany"),
        ("BRE01", "Site", "Bremen"),
        ("Netherlands", "Country", "Europe"),
        ("Amsterdam", "Market", "Netherlands"),
        ("AMS01", "Site", "Amsterdam"),
    ):
        places[name] = save(
            Location(name=name, location_type=types[typ], parent=places[up] if up else None, status=active)
        )

    roles = {}
    for name, color in (("edge", "2196f3"), ("access", "4caf50"), ("core", "ff9800")):
        roles[name] = save(Role(name=name, color=color))
        roles[name].content_types.set([kind(Device)])

    group = save(TenantGroup(name="Carriers"))
    tenants = {n: save(Tenant(name=n, tenant_group=group)) for n in ("Riverbend Telecom", "Northline Freight")}

    makers = {n: save(Manufacturer(name=n)) for n in ("APC", "Arista", "Cisco", "Juniper")}
    eos = save(Platform(name="Arista EOS", manufacturer=makers["Arista"], network_driver="arista_eos"))
    junos = save(Platform(name="Juniper Junos", manufacturer=makers["Juniper"], network_driver="juniper_junos"))
    save(Platform(name="Cisco IOS", manufacturer=makers["Cisco"], network_driver="cisco_ios"))

    mx = save(DeviceType(manufacturer=makers["Juniper"], model="MX240", u_height=5))
    sw = save(DeviceType(manufacturer=makers["Arista"], model="DCS-7150S-24", u_height=1))
    cat = save(DeviceType(manufacturer=makers["Cisco"], model="Catalyst 9300", u_height=1))
    for n in range(4):
        save(InterfaceTemplate(device_type=mx, name=f"xe-0/0/{n}", type="10gbase-x-sfpp"))
        save(InterfaceTemplate(device_type=sw, name=f"TenGigabitEthernet1/1/{n + 1}", type="10gbase-x-sfpp"))
        save(InterfaceTemplate(device_type=cat, name=f"GigabitEthernet1/0/{n + 1}", type="1000base-t"))

    # ang01-edge-01 has a tenant: the guide makes another one of that name, without a tenant
    for name, typ, role, place, tenant, platform in (
        ("ang01-edge-01", mx, "edge", "ANG01", "Riverbend Telecom", junos),
        ("ang01-edge-02", mx, "edge", "ANG01", "Riverbend Telecom", junos),
        ("ams01-asw-01", sw, "access", "AMS01", None, eos),
        ("ams01-asw-02", sw, "access", "AMS01", None, None),
        ("bre01-core-01", cat, "core", "BRE01", "Northline Freight", None),
    ):
        save(
            Device(
                name=name,
                device_type=typ,
                role=roles[role],
                location=places[place],
                tenant=tenants.get(tenant),
                platform=platform,
                status=active,
            )
        )

    world = Namespace.objects.get(name="Global")
    rir = save(RIR(name="RIPE NCC"))
    private = save(RIR(name="RFC 1918", is_private=True))
    save(Prefix(prefix="10.0.0.0/8", namespace=world, status=active, type="container", rir=private))
    save(Prefix(prefix="10.0.0.0/24", namespace=world, status=active, rir=private))
    ten = save(Prefix(prefix="10.10.10.0/24", namespace=world, status=active, rir=private))
    ten.locations.set([places["AMS01"]])
    save(Prefix(prefix="203.0.113.0/24", namespace=world, status=active, rir=rir))
    for a in ("10.0.0.1/32", "10.0.0.2/32", "10.10.10.20/24", "10.10.10.21/24"):
        save(IPAddress(address=a, namespace=world, status=active))
    port = Interface.objects.get(device__name="ams01-asw-02", name="TenGigabitEthernet1/1/1")
    port.ip_addresses.add(IPAddress.objects.get(host="10.10.10.20"))
    for n, name, place in ((10, "management", "AMS01"), (20, "voice", "BRE01")):
        v = save(VLAN(vid=n, name=name, status=active))
        v.locations.set([places[place]])
    print("seeded", Device.objects.count(), "devices")


seed()
