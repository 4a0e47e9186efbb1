from django.urls import path

from asamblea.meetings.pages import door, enter, helping, interpret, plan, room, table, wall

urlpatterns = [
    path("s/", enter.enter, name="enter"),
    path("s/<str:code>", enter.enter, name="enter-code"),
    path("m/<slug:meeting>/in/", enter.enter, name="enter-meeting"),
    path("m/<slug:meeting>/ask/", enter.ask, name="ask-slip"),
    path("m/<slug:meeting>/leave-phone/", enter.leave_phone, name="leave-phone"),
    path("m/<slug:meeting>/", room.room, name="room"),
    path("m/<slug:meeting>/mine/", room.mine, name="mine"),
    path("m/<slug:meeting>/write/<slug:what>/", room.write, name="write"),
    path("m/<slug:meeting>/do/<str:name>/", room.act, name="act"),
    path("m/<slug:meeting>/wall/", wall.wall, name="wall"),
    path("m/<slug:meeting>/desk/<str:which>/", table.desk, name="desk"),
    path("m/<slug:meeting>/table/<str:name>/", table.act, name="table-act"),
    path("m/<slug:meeting>/door/", door.door, name="door"),
    path("m/<slug:meeting>/door/slip/", helping.help_slip, name="door-slip"),
    path("m/<slug:meeting>/door/do/<str:name>/", door.act, name="door-act"),
    path("m/<slug:meeting>/interpret/", interpret.interpret, name="interpret"),
    path("m/<slug:meeting>/interpret/do/<str:name>/", interpret.act, name="interpret-act"),
    path("m/<slug:meeting>/prepare/", plan.prepare, name="prepare"),
    path("m/<slug:meeting>/slips.pdf", plan.slips_pdf, name="slips-pdf"),
    path("m/<slug:meeting>/pass/<str:role>/", plan.new_pass, name="new-pass"),
    path("p/<slug:meeting>/<str:code>", plan.take_pass, name="take-pass"),
    path("a/<slug:assembly>/meetings/new/", plan.new_meeting, name="new-meeting"),
]
