"""Prints the accessibility tree of a process, and the events that it sends to a screen reader after each key. See `run`."""
import collections, subprocess, sys, time
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

STATES = ["focused", "focusable", "selected", "showing", "checked", "expanded"]
EVENTS = ["object:announcement", "object:state-changed:focused", "object:state-changed:selected",
          "object:state-changed:checked", "object:selection-changed", "object:text-caret-moved",
          "object:text-selection-changed", "object:property-change:accessible-name", "window:activate"]

def line(node):
    held = node.get_state_set()
    states = " ".join(s for s in STATES if held.contains(getattr(Atspi.StateType, s.upper())))
    told = f"{node.get_role_name()} {(node.get_name() or '')[:90]!r} [{states}]"
    if "Text" in Atspi.Accessible.get_interfaces(node):
        start = Atspi.Text.get_text(node, 0, min(60, Atspi.Text.get_character_count(node)))
        told += f" text={start!r} caret={Atspi.Text.get_caret_offset(node)}"
    return told

def show(node, depth, roles):
    print("  " * depth + line(node))
    roles[node.get_role_name() + ("" if node.get_name() else ", no name")] += 1
    for i in range(node.get_child_count()):
        show(node.get_child_at_index(i), depth + 1, roles)

def tree():
    program.clear_cache()  # otherwise libatspi returns what it saw before the keys
    roles = collections.Counter()
    show(program, 0, roles)
    print("# counted:", "; ".join(f"{n} {role}" for role, n in roles.most_common()))

def heard(event):
    try:
        print(f"  {event.type} {event.detail1} {event.any_data!r:.90} <- {line(event.source)}")
    except GLib.Error:  # the node is gone already, such as the button of a closed dialog
        print(f"  {event.type} {event.detail1} <- gone")

def listen(seconds):
    loop = GLib.MainLoop()
    GLib.timeout_add(int(seconds * 1000), loop.quit)
    loop.run()

program = None
while not program:  # `run` sets the limit
    time.sleep(0.2)
    desktop = Atspi.get_desktop(0)
    nodes = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
    program = next((n for n in nodes if n and n.get_process_id() == int(sys.argv[1]) and n.get_child_count()), None)
listener = Atspi.EventListener.new(heard)
for name in EVENTS:
    listener.register(name)
print("# at the start")
listen(3)  # the article is read, and its sentences counted, in the background
tree()
for key in sys.argv[2:]:
    print(f"# {key}", flush=True)
    if key == "tree":
        tree()
        continue
    subprocess.run(["xdotool", "key", key], check=True)
    listen(1.5)
