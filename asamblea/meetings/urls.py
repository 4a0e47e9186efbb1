from django.urls import path

from asamblea.meetings.pages import door, enter, plan, room, table, wall

urlpatterns = [
    path("s/", enter.enter, name="enter"),
    path("s/<str:code>", enter.enter, name="enter-code"),
    path("m/<str:meeting>/in/", enter.enter, name="enter-meeting"),
    path("m/<str:meeting>/ask/", enter.ask, name="ask-slip"),
    path("m/<str:meeting>/leave-phone/", enter.leave_phone, name="leave-phone"),
    path("m/<str:meeting>/", room.room, name="room"),
    path("m/<str:meeting>/mine/", room.mine, name="mine"),
    path("m/<str:meeting>/write/<slug:what>/", room.write, name="write"),
    path("m/<str:meeting>/do/<str:name>/", room.act, name="act"),
    path("m/<str:meeting>/wall/", wall.wall, name="wall"),
    path("m/<str:meeting>/desk/<str:which>/", table.desk, name="desk"),
    path("m/<str:meeting>/table/<str:name>/", table.act, name="table-act"),
    path("m/<str:meeting>/door/", door.door, name="door"),
    path("m/<str:meeting>/door/slip/", door.help_slip, name="door-slip"),
    path("m/<str:meeting>/door/do/<str:name>/", door.act, name="door-act"),
    path("m/<str:meeting>/prepare/", plan.prepare, name="prepare"),
    path("m/<str:meeting>/slips.pdf", plan.slips_pdf, name="slips-pdf"),
    path("m/<str:meeting>/pass/<str:role>/", plan.new_pass, name="new-pass"),
    path("p/<str:meeting>/<str:code>", plan.take_pass, name="take-pass"),
    path("a/<slug:assembly>/meetings/new/", plan.new_meeting, name="new-meeting"),
]
