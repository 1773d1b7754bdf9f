<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) left as before</source>
        <translation>
            <numerusform>%n comment left as before</numerusform>
            <numerusform>%n comments left as before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) of its own</source>
        <translation>
            <numerusform>%n test of its own</numerusform>
            <numerusform>%n tests of its own</numerusform>
        </translation>
    </message>
</context>
</TS>
