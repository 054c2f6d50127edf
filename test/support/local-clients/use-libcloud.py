"""Takes the steps of an instance's life with Apache Libcloud, and prints those that went wrong as a list of JSON."""
import json
import sys
import time

from libcloud.compute.base import NodeAuthPassword
from libcloud.compute.drivers.ecs import ECSDriver

address, port = sys.argv[1].split(':')
driver = ECSDriver('local', 'local-secret', region='cn-hangzhou', secure=False, host=address, port=int(port))
failures = []
found = {}


def step(title, take, check=lambda value: True):
    try:
        value = take()
        if not check(value):
            failures.append(f'{title}: {value}')
        return value
    except Exception as error:  # every failure is listed
        failures.append(f'{title}: {error!r}')
        return None


def wait(title, read, wanted):
    for _ in range(20):
        value = read()
        if value == wanted:
            return
        time.sleep(0.05)
    failures.append(f'{title}: {value} is not {wanted}')


def node():
    return [each for each in driver.list_nodes() if each.id == found['node'].id][0]


step('locations', driver.list_locations, lambda all: any(each.id == 'cn-hangzhou' for each in all))
sizes = step('sizes', driver.list_sizes, lambda all: all and all[0].id)
images = step('images', driver.list_images, lambda all: any(each.id == 'm-1' for each in all))
step('zones', driver.ex_list_zones, lambda all: any(each.id == 'cn-hangzhou-b' for each in all))
image = [each for each in images if each.id == 'm-1'][0]
size = [each for each in sizes if each.id == 'ecs.n1.small'][0]

group = step('a security group is created', lambda: driver.ex_create_security_group(description='office'))
step('security groups', driver.ex_list_security_groups, lambda all: any(each.id == group for each in all))
step('the group is changed', lambda: driver.ex_modify_security_group_by_id(group, name='group', description='home'))
step('its rules', lambda: driver.ex_list_security_group_attributes(group))
found['node'] = step(
    'a node is created',
    lambda: driver.create_node('web', size, image, auth=NodeAuthPassword('Blue_whale9'), ex_security_group_id=group),
)
step('nodes', driver.list_nodes, lambda all: [each.name for each in all] == ['web'])
step('node runs', lambda: node().state, lambda state: state == 'running')
step('node is rebooted', lambda: driver.reboot_node(node()))
wait('node runs again', lambda: node().state, 'running')
step('node is stopped', lambda: driver.ex_stop_node(node()))
wait('node has stopped', lambda: node().state, 'stopped')
step('node is started', lambda: driver.ex_start_node(node()))
wait('node runs once more', lambda: node().state, 'running')
step('public address', lambda: driver.create_public_ip(found['node'].id))

zone = node().extra['zone_id']
volume = step('a volume is created', lambda: driver.create_volume(20, 'data', location=None, ex_zone_id=zone))
step('volumes', driver.list_volumes, lambda all: any(each.id == volume.id for each in all))
step('volume is attached', lambda: driver.attach_volume(found['node'], volume))
system = [each for each in driver.list_volumes(ex_filters={'InstanceId': found['node'].id}) if each.id != volume.id][0]
snapshot = step('a snapshot is created', lambda: driver.create_volume_snapshot(system, 'before'))
step('snapshots', lambda: driver.list_volume_snapshots(system), lambda all: [each.id for each in all] == [snapshot.id])
made = step('an image is created', lambda: driver.create_image(None, 'golden', ex_snapshot_id=snapshot.id))
step('image is found', lambda: driver.get_image(made.id), lambda image: image.name == 'golden')
step('image is deleted', lambda: driver.delete_image(made))
step('snapshot is deleted', lambda: driver.destroy_volume_snapshot(snapshot))
step('volume is detached', lambda: driver.detach_volume(volume, ex_instance_id=found['node'].id))
step('volume is destroyed', lambda: driver.destroy_volume(volume))

step('node is stopped at the end', lambda: driver.ex_stop_node(node(), ex_force_stop=True))
wait('node has stopped at the end', lambda: node().state, 'stopped')
step('node is destroyed', lambda: driver.destroy_node(node()))
step('no nodes', driver.list_nodes, lambda all: all == [])
step('group is deleted', lambda: driver.ex_delete_security_group_by_id(group))
print(json.dumps(failures))
