<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en_GB">
<context>
    <name>AskedLine</name>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Change what is looked for (Esc)</source>
        <translation>تغيير ما يُبحث عنه (Esc)</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>Write the certificate</source>
        <translation>كتابة الشهادة</translation>
    </message>
    <message>
        <source>See what waits</source>
        <translation>عرض ما ينتظر</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>تسليم…</translation>
    </message>
    <message>
        <source>What is not sent, by whom</source>
        <translation>ما لم يُرسَل، ولمَن هو</translation>
    </message>
    <message>
        <source>What was sent today, by whom</source>
        <translation>ما أُرسِل اليوم، ولمَن هو</translation>
    </message>
    <message>
        <source>Nothing waits: all of it was sent</source>
        <translation>لا شيء ينتظر: أُرسِل كل شيء</translation>
    </message>
    <message>
        <source>Nothing was sent from this till today</source>
        <translation>لم يُرسَل شيء من نقطة البيع هذه اليوم</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>لم يُرسَل</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>أُرسِل اليوم</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>الإقفال</translation>
    </message>
    <message>
        <source>Key of this till: {key}</source>
        <translation>مفتاح نقطة البيع هذه: {key}</translation>
    </message>
    <message>
        <source>Tillside {version} is here and was checked. Close Tillside and open it again to work with it.</source>
        <translation>الإصدار {version} من Tillside موجود هنا وقد تم فحصه. أغلق Tillside وافتحه من جديد للعمل به.</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>هذا للمشرف وحده</translation>
    </message>
    <message>
        <source>The certificate is written and signed.</source>
        <translation>كُتبت الشهادة ووُقّعت.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>The certificate could not be written. Free some space, or call support.</source>
        <translation>تعذّرت كتابة الشهادة. أفرغ بعض المساحة، أو اتصل بالدعم.</translation>
    </message>
    <message>
        <source>{what} Carry the file to another till and take it in there.</source>
        <translation>{what} احمل الملف إلى نقطة بيع أخرى واستلمه هناك.</translation>
    </message>
</context>
<context>
    <name>CodePlate</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>الرمز {code}</translation>
    </message>
</context>
<context>
    <name>ConditionRows</name>
    <message>
        <source>Condition {n}: what</source>
        <translation>الشرط {n}: ماذا</translation>
    </message>
    <message>
        <source>Condition {n}: how</source>
        <translation>الشرط {n}: كيف</translation>
    </message>
    <message>
        <source>Condition {n}: value</source>
        <translation>الشرط {n}: القيمة</translation>
    </message>
    <message>
        <source>Condition {n}: up to</source>
        <translation>الشرط {n}: حتى</translation>
    </message>
</context>
<context>
    <name>ConditionValues</name>
    <message>
        <source>and</source>
        <translation>و</translation>
    </message>
    <message>
        <source>one; another</source>
        <translation>قيمة; أخرى</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>What was written here, and what the server has</source>
        <translation>ما كُتب هنا، وما لدى الخادم</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>اعتماد</translation>
    </message>
    <message>
        <source>Choose for each field first</source>
        <translation>اختر أولًا لكل حقل</translation>
    </message>
    <message>
        <source>Nothing is chosen until you choose. What did not clash was sent already.</source>
        <translation>لا يُختار شيء حتى تختار أنت. وما لم يتعارض أُرسِل بالفعل.</translation>
    </message>
    <message>
        <source>What you chose of here is sent; where you chose the server&apos;s, it stays.</source>
        <translation>ما اخترته من هنا يُرسَل؛ وحيث اخترت قيمة الخادم تبقى كما هي.</translation>
    </message>
</context>
<context>
    <name>ConnectionPanel</name>
    <message>
        <source>What was tried</source>
        <translation>ما جُرّب</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>جرّب الآن</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>CorrectionPanel</name>
    <message>
        <source>Send it corrected</source>
        <translation>أرسله مصحَّحًا</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>اتركه كما هو</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>قبل %Ln يوم</numerusform>
            <numerusform>قبل %Ln يوم</numerusform>
            <numerusform>قبل %Ln يومين</numerusform>
            <numerusform>قبل %Ln أيام</numerusform>
            <numerusform>قبل %Ln يومًا</numerusform>
            <numerusform>قبل %Ln يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%Ln يوم</numerusform>
            <numerusform>%Ln يوم</numerusform>
            <numerusform>%Ln يومان</numerusform>
            <numerusform>%Ln أيام</numerusform>
            <numerusform>%Ln يومًا</numerusform>
            <numerusform>%Ln يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%Ln س</numerusform>
            <numerusform>%Ln س</numerusform>
            <numerusform>%Ln س</numerusform>
            <numerusform>%Ln س</numerusform>
            <numerusform>%Ln س</numerusform>
            <numerusform>%Ln س</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%Ln د</numerusform>
            <numerusform>%Ln د</numerusform>
            <numerusform>%Ln د</numerusform>
            <numerusform>%Ln د</numerusform>
            <numerusform>%Ln د</numerusform>
            <numerusform>%Ln د</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>غير مُرسَل: %Ln</numerusform>
            <numerusform>غير مُرسَل: %Ln</numerusform>
            <numerusform>غير مُرسَل: %Ln</numerusform>
            <numerusform>غير مُرسَل: %Ln</numerusform>
            <numerusform>غير مُرسَل: %Ln</numerusform>
            <numerusform>غير مُرسَل: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
            <numerusform>يحتاج إليك: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>ينتظر: %Ln</numerusform>
            <numerusform>ينتظر: %Ln</numerusform>
            <numerusform>ينتظر: %Ln</numerusform>
            <numerusform>ينتظر: %Ln</numerusform>
            <numerusform>ينتظر: %Ln</numerusform>
            <numerusform>ينتظر: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found on this till</source>
        <translation>
            <numerusform>وُجد على نقطة البيع هذه: %Ln</numerusform>
            <numerusform>وُجد على نقطة البيع هذه: %Ln</numerusform>
            <numerusform>وُجد على نقطة البيع هذه: %Ln</numerusform>
            <numerusform>وُجد على نقطة البيع هذه: %Ln</numerusform>
            <numerusform>وُجد على نقطة البيع هذه: %Ln</numerusform>
            <numerusform>وُجد على نقطة البيع هذه: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found on the server</source>
        <translation>
            <numerusform>وُجد على الخادم: %Ln</numerusform>
            <numerusform>وُجد على الخادم: %Ln</numerusform>
            <numerusform>وُجد على الخادم: %Ln</numerusform>
            <numerusform>وُجد على الخادم: %Ln</numerusform>
            <numerusform>وُجد على الخادم: %Ln</numerusform>
            <numerusform>وُجد على الخادم: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer is kept here</source>
        <translation>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers are kept here</source>
        <translation>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
            <numerusform>العملاء المحفوظون هنا: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer</source>
        <translation>
            <numerusform>%Ln عميل</numerusform>
            <numerusform>%Ln عميل</numerusform>
            <numerusform>%Ln عميلان</numerusform>
            <numerusform>%Ln عملاء</numerusform>
            <numerusform>%Ln عميلًا</numerusform>
            <numerusform>%Ln عميل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers</source>
        <translation>
            <numerusform>%Ln عميل</numerusform>
            <numerusform>%Ln عميل</numerusform>
            <numerusform>%Ln عميلان</numerusform>
            <numerusform>%Ln عملاء</numerusform>
            <numerusform>%Ln عميلًا</numerusform>
            <numerusform>%Ln عميل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more may fit: this till does not know enough of them.</source>
        <translation>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more may fit: this till does not know enough of each.</source>
        <translation>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
            <numerusform>قد يطابق غيرهم: %Ln؛ نقطة البيع هذه لا تعرف عنهم ما يكفي.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved here and not sent yet</source>
        <translation>
            <numerusform>محفوظ هنا ولم يُرسَل بعد: %Ln</numerusform>
            <numerusform>محفوظ هنا ولم يُرسَل بعد: %Ln</numerusform>
            <numerusform>محفوظ هنا ولم يُرسَل بعد: %Ln</numerusform>
            <numerusform>محفوظ هنا ولم يُرسَل بعد: %Ln</numerusform>
            <numerusform>محفوظ هنا ولم يُرسَل بعد: %Ln</numerusform>
            <numerusform>محفوظ هنا ولم يُرسَل بعد: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>معروض: %Ln</numerusform>
            <numerusform>معروض: %Ln</numerusform>
            <numerusform>معروض: %Ln</numerusform>
            <numerusform>معروض: %Ln</numerusform>
            <numerusform>معروض: %Ln</numerusform>
            <numerusform>معروض: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer was written to {path}.</source>
        <translation>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers were written to {path}.</source>
        <translation>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
            <numerusform>كُتب في {path} من العملاء: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is in the file now, and no longer this till&apos;s to send.</source>
        <translation>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are in the file now, and no longer this till&apos;s to send.</source>
        <translation>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
            <numerusform>في الملف الآن: %Ln، ولم يعد إرسالها على نقطة البيع هذه.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed here: it was under way, or for another server.</source>
        <translation>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed here: they were under way, or for another server.</source>
        <translation>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
            <numerusform>بقي هنا: %Ln، لأنه كان قيد الإرسال أو لخادم آخر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was taken in and is sent from here now.</source>
        <translation>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were taken in and are sent from here now.</source>
        <translation>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
            <numerusform>استُلم: %Ln، ويُرسَل الآن من هنا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is looked for on the server first.</source>
        <translation>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are looked for on the server first.</source>
        <translation>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
            <numerusform>يُبحث منها على الخادم أولًا عن: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was here already.</source>
        <translation>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
            <numerusform>كان هنا من قبل: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row</source>
        <translation>
            <numerusform>%Ln صف</numerusform>
            <numerusform>%Ln صف</numerusform>
            <numerusform>%Ln صفّان</numerusform>
            <numerusform>%Ln صفوف</numerusform>
            <numerusform>%Ln صفًّا</numerusform>
            <numerusform>%Ln صف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln صف</numerusform>
            <numerusform>%Ln صف</numerusform>
            <numerusform>%Ln صفّان</numerusform>
            <numerusform>%Ln صفوف</numerusform>
            <numerusform>%Ln صفًّا</numerusform>
            <numerusform>%Ln صف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over %Ln row</source>
        <translation>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over %Ln rows</source>
        <translation>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
            <numerusform>أخذ الصفوف: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>متروك: %Ln</numerusform>
            <numerusform>متروك: %Ln</numerusform>
            <numerusform>متروك: %Ln</numerusform>
            <numerusform>متروك: %Ln</numerusform>
            <numerusform>متروك: %Ln</numerusform>
            <numerusform>متروك: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row is saved on this till and sent from there.</source>
        <translation>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are saved on this till and sent from there.</source>
        <translation>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
            <numerusform>حُفظ على نقطة البيع هذه ويُرسَل منها، عدد الصفوف: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was saved before.</source>
        <translation>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were saved before.</source>
        <translation>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
            <numerusform>حُفظ من قبل: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was left out: the list says why.</source>
        <translation>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were left out: the list says why.</source>
        <translation>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
            <numerusform>تُرك: %Ln، والسبب في القائمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent today</source>
        <translation>
            <numerusform>أُرسِل اليوم: %Ln</numerusform>
            <numerusform>أُرسِل اليوم: %Ln</numerusform>
            <numerusform>أُرسِل اليوم: %Ln</numerusform>
            <numerusform>أُرسِل اليوم: %Ln</numerusform>
            <numerusform>أُرسِل اليوم: %Ln</numerusform>
            <numerusform>أُرسِل اليوم: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn today, each with a reason on record</source>
        <translation>
            <numerusform>سُحب اليوم: %Ln، ولكلٍّ سبب مسجَّل</numerusform>
            <numerusform>سُحب اليوم: %Ln، ولكلٍّ سبب مسجَّل</numerusform>
            <numerusform>سُحب اليوم: %Ln، ولكلٍّ سبب مسجَّل</numerusform>
            <numerusform>سُحب اليوم: %Ln، ولكلٍّ سبب مسجَّل</numerusform>
            <numerusform>سُحب اليوم: %Ln، ولكلٍّ سبب مسجَّل</numerusform>
            <numerusform>سُحب اليوم: %Ln، ولكلٍّ سبب مسجَّل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed over today in rescue files, for another till to send</source>
        <translation>
            <numerusform>سُلّم اليوم في ملفات إنقاذ لترسله نقطة بيع أخرى: %Ln</numerusform>
            <numerusform>سُلّم اليوم في ملفات إنقاذ لترسله نقطة بيع أخرى: %Ln</numerusform>
            <numerusform>سُلّم اليوم في ملفات إنقاذ لترسله نقطة بيع أخرى: %Ln</numerusform>
            <numerusform>سُلّم اليوم في ملفات إنقاذ لترسله نقطة بيع أخرى: %Ln</numerusform>
            <numerusform>سُلّم اليوم في ملفات إنقاذ لترسله نقطة بيع أخرى: %Ln</numerusform>
            <numerusform>سُلّم اليوم في ملفات إنقاذ لترسله نقطة بيع أخرى: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit</source>
        <translation>
            <numerusform>%Ln زيارة</numerusform>
            <numerusform>%Ln زيارة</numerusform>
            <numerusform>%Ln زيارتان</numerusform>
            <numerusform>%Ln زيارات</numerusform>
            <numerusform>%Ln زيارة</numerusform>
            <numerusform>%Ln زيارة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%Ln زيارة</numerusform>
            <numerusform>%Ln زيارة</numerusform>
            <numerusform>%Ln زيارتان</numerusform>
            <numerusform>%Ln زيارات</numerusform>
            <numerusform>%Ln زيارة</numerusform>
            <numerusform>%Ln زيارة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill</source>
        <translation>
            <numerusform>%Ln فاتورة</numerusform>
            <numerusform>%Ln فاتورة</numerusform>
            <numerusform>%Ln فاتورتان</numerusform>
            <numerusform>%Ln فواتير</numerusform>
            <numerusform>%Ln فاتورة</numerusform>
            <numerusform>%Ln فاتورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bills</source>
        <translation>
            <numerusform>%Ln فاتورة</numerusform>
            <numerusform>%Ln فاتورة</numerusform>
            <numerusform>%Ln فاتورتان</numerusform>
            <numerusform>%Ln فواتير</numerusform>
            <numerusform>%Ln فاتورة</numerusform>
            <numerusform>%Ln فاتورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This till&apos;s storage was damaged and has been mended. Nothing is lost: %n wait to be sent.</source>
        <translation>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح. لم يضِع شيء؛ ينتظر الإرسال: %Ln.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح. لم يضِع شيء؛ ينتظر الإرسال: %Ln.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح. لم يضِع شيء؛ ينتظر الإرسال: %Ln.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح. لم يضِع شيء؛ ينتظر الإرسال: %Ln.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح. لم يضِع شيء؛ ينتظر الإرسال: %Ln.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح. لم يضِع شيء؛ ينتظر الإرسال: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This till&apos;s storage was damaged and has been mended, but %n of its entries could not be saved. Call support before anything is entered again.</source>
        <translation>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح، لكن تعذّر إنقاذ قيود عددها: %Ln. اتصل بالدعم قبل إدخال أي شيء مرة أخرى.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح، لكن تعذّر إنقاذ قيود عددها: %Ln. اتصل بالدعم قبل إدخال أي شيء مرة أخرى.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح، لكن تعذّر إنقاذ قيود عددها: %Ln. اتصل بالدعم قبل إدخال أي شيء مرة أخرى.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح، لكن تعذّر إنقاذ قيود عددها: %Ln. اتصل بالدعم قبل إدخال أي شيء مرة أخرى.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح، لكن تعذّر إنقاذ قيود عددها: %Ln. اتصل بالدعم قبل إدخال أي شيء مرة أخرى.</numerusform>
            <numerusform>تلف مخزن نقطة البيع هذه وأُصلح، لكن تعذّر إنقاذ قيود عددها: %Ln. اتصل بالدعم قبل إدخال أي شيء مرة أخرى.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried %n times</source>
        <translation>
            <numerusform>عدد المحاولات: %Ln</numerusform>
            <numerusform>عدد المحاولات: %Ln</numerusform>
            <numerusform>عدد المحاولات: %Ln</numerusform>
            <numerusform>عدد المحاولات: %Ln</numerusform>
            <numerusform>عدد المحاولات: %Ln</numerusform>
            <numerusform>عدد المحاولات: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction is in the file now</source>
        <translation>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transactions are in the file now</source>
        <translation>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
            <numerusform>في الملف الآن من المعاملات: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerHeader</name>
    <message>
        <source>Hide</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>إظهار</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>النقاط</translation>
    </message>
    <message>
        <source>Lifetime points</source>
        <translation>النقاط منذ البداية</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>المشتريات</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Asking the server</source>
        <translation>يُسأل الخادم</translation>
    </message>
    <message>
        <source>Refresh from the server</source>
        <translation>تحديث من الخادم</translation>
    </message>
    <message>
        <source>Print this card</source>
        <translation>اطبع هذه البطاقة</translation>
    </message>
    <message>
        <source>Esc for the next customer</source>
        <translation>‏Esc للعميل التالي</translation>
    </message>
    <message>
        <source>Good news</source>
        <translation>خبر سارّ</translation>
    </message>
    <message>
        <source>This customer was deleted</source>
        <translation>حُذف هذا العميل</translation>
    </message>
    <message>
        <source>They asked for it, and the server has deleted them. Nothing of them is shown here any more; what still waited to be sent about them is under Pending.</source>
        <translation>طلب العميل ذلك، وقد حذفه الخادم. لم يعد يظهر هنا شيء عنه؛ وما كان لا يزال ينتظر الإرسال بشأنه تجده في صفحة المعلّق.</translation>
    </message>
    <message>
        <source>This customer is not on this till any more</source>
        <translation>لم يعد هذا العميل على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Look them up again.</source>
        <translation>ابحث عنه من جديد.</translation>
    </message>
</context>
<context>
    <name>CustomerPresenter</name>
    <message>
        <source>Not refreshed</source>
        <translation>لم يُحدَّث</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>dd</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>yyyy</source>
        <translation>سنة</translation>
    </message>
</context>
<context>
    <name>DiscardPanel</name>
    <message>
        <source>Why it is withdrawn</source>
        <translation>سبب السحب</translation>
    </message>
    <message>
        <source>The customer changed their mind</source>
        <translation>غيّر العميل رأيه</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>أُدخل مرتين</translation>
    </message>
    <message>
        <source>The wrong person</source>
        <translation>الشخص الخطأ</translation>
    </message>
    <message>
        <source>Registered another way</source>
        <translation>سُجّل بطريقة أخرى</translation>
    </message>
    <message>
        <source>Why? Choose or type a reason</source>
        <translation>لماذا؟ اختر سببًا أو اكتبه</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>اسحبه</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>أبقِه</translation>
    </message>
    <message>
        <source>Withdraw “{what}”? It will never be sent; the record stays.</source>
        <translation>سحب «{what}»؟ لن يُرسَل أبدًا؛ ويبقى في السجل.</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>لا بدّ من سبب</translation>
    </message>
</context>
<context>
    <name>DoublesList</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Open the card of {name}</source>
        <translation>فتح بطاقة {name}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Fewer filters</source>
        <translation>عوامل تصفية أقل</translation>
    </message>
    <message>
        <source>More filters ({count})</source>
        <translation>المزيد من التصفية ({count})</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>المزيد من التصفية</translation>
    </message>
</context>
<context>
    <name>FormNotice</name>
    <message>
        <source>Nothing was saved: this till knows no server yet. Connect it in Settings; what you typed is kept.</source>
        <translation>لم يُحفظ شيء: نقطة البيع هذه لا تعرف خادمًا بعد. صِلها من الإعدادات؛ وما كتبته محفوظ.</translation>
    </message>
    <message>
        <source>That is not possible any more: its state has changed meanwhile</source>
        <translation>لم يعد ذلك ممكنًا: تغيّرت حالته في هذه الأثناء</translation>
    </message>
    <message>
        <source>The draft is not kept: {reason}</source>
        <translation>لم تُحفظ المسودة: {reason}</translation>
    </message>
    <message>
        <source>Saved on this till. It is sent by itself.</source>
        <translation>حُفظ على نقطة البيع هذه، ويُرسَل من تلقاء نفسه.</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Contents of the guide</source>
        <translation>محتويات الدليل</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>البحث في الدليل</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>الدليل</translation>
    </message>
    <message>
        <source>Nothing in the guide says “{words}”. Try one shorter word.</source>
        <translation>لا يذكر الدليل «{words}». جرّب كلمة واحدة أقصر.</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>What each column of the file holds</source>
        <translation>ما في كل عمود من الملف</translation>
    </message>
    <message>
        <source>%1 is taken over as</source>
        <translation>يؤخذ %1 على أنه</translation>
    </message>
</context>
<context>
    <name>ImportNotices</name>
    <message>
        <source>Save what was left out as a file</source>
        <translation>احفظ المتروك في ملف</translation>
    </message>
    <message>
        <source>Stopped: {taken} of {total} rows are saved. The rest can go on at any time.</source>
        <translation>أُوقف: حُفظ {taken} من {total} صفًّا. ويمكن متابعة الباقي في أي وقت.</translation>
    </message>
    <message>
        <source>{name} was stopped: {taken} of {total} rows are saved.</source>
        <translation>أُوقف {name}: حُفظ {taken} من {total} صفًّا.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>This file has changed since it was begun. Whoever was saved from it shows as a double and is not saved again.</source>
        <translation>تغيّر هذا الملف منذ بدئه. من حُفظ منه يظهر مكررًا ولا يُحفظ مرة أخرى.</translation>
    </message>
    <message>
        <source>Saved as {name}, beside the file. Put the rows right there, then bring it in.</source>
        <translation>حُفظ باسم {name} بجانب الملف. صحّح الصفوف فيه ثم أدخله.</translation>
    </message>
    <message>
        <source>Nothing could be written beside the file. Copy it to where you may write, and choose it there.</source>
        <translation>تعذّرت الكتابة بجانب الملف. انسخه إلى حيث يمكنك الكتابة، واختره من هناك.</translation>
    </message>
    <message>
        <source>This till knows no server yet. Connect it in Settings first.</source>
        <translation>نقطة البيع هذه لا تعرف خادمًا بعد. صِلها أولًا من الإعدادات.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose a file</source>
        <translation>اختر ملفًا</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>ما يُنظر فيه</translation>
    </message>
    <message>
        <source>Which rows to show</source>
        <translation>أي الصفوف تُعرض</translation>
    </message>
    <message>
        <source>The first row holds headings</source>
        <translation>الصف الأول عناوين</translation>
    </message>
    <message>
        <source>Update customers who are known already</source>
        <translation>تحديث العملاء المعروفين من قبل</translation>
    </message>
    <message>
        <source>The rows of the file</source>
        <translation>صفوف الملف</translation>
    </message>
    <message>
        <source>Bring in paper forms</source>
        <translation>إدخال النماذج الورقية</translation>
    </message>
    <message>
        <source>Choose the file into which the forms were typed, or drop it here: CSV, or a spreadsheet saved as CSV. Nothing is saved before you have seen each row.</source>
        <translation>اختر الملف الذي كُتبت فيه النماذج، أو أفلته هنا: CSV، أو جدول بيانات محفوظ بصيغة CSV. لا يُحفظ شيء قبل أن ترى كل صف.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>مدى التقدم</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>الصفوف</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>يُقرأ الملف</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>ملف آخر</translation>
    </message>
    <message>
        <source>Nothing to take over</source>
        <translation>لا شيء يؤخذ</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>متابعة: %1</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>الكل {count}</translation>
    </message>
    <message>
        <source>In order {count}</source>
        <translation>سليم {count}</translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation>متروك {count}</translation>
    </message>
    <message>
        <source>Choose a file of paper forms</source>
        <translation>اختر ملف النماذج الورقية</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>جداول</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
</context>
<context>
    <name>LabelledField</name>
    <message>
        <source>%1, required</source>
        <translation>%1، مطلوب</translation>
    </message>
</context>
<context>
    <name>LetterPad</name>
    <message>
        <source>Letters to touch</source>
        <translation>حروف للمس</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>حروف أخرى</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>الأرقام والرموز</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>الحروف</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>حذف الحرف الأخير</translation>
    </message>
</context>
<context>
    <name>LookupPage</name>
    <message>
        <source>Lately on this till</source>
        <translation>مؤخرًا على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>↑ ↓ Enter</source>
        <translation>↑ ↓ Enter</translation>
    </message>
    <message>
        <source>Ready for the next customer</source>
        <translation>جاهز للعميل التالي</translation>
    </message>
    <message>
        <source>Scan a card, or type a mobile number, an e-mail address or a name.</source>
        <translation>امسح بطاقة، أو اكتب رقم جوال أو بريدًا إلكترونيًا أو اسمًا.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tillside</source>
        <translatorcomment>Glossary: till نقطة البيع; customer العميل; associate الموظف; supervisor المشرف; server الخادم; line الخط; register تسجيل; save حفظ; send إرسال; unsent غير مُرسَل; pending المعلّق; needs you يحتاج إليك; withdraw سحب; draft مسودة; tier المستوى; points نقاط; coupon قسيمة; note ملاحظة; ticket تذكرة; bill فاتورة; external id المعرّف الخارجي; PIN الرقم السري; passphrase عبارة المرور; storage المخزن; rescue file ملف الإنقاذ; closing الإقفال; training التدريب. Counts stand after a colon, so that no noun has to agree; quotes are « ».</translatorcomment>
        <translation>Tillside</translation>
    </message>
</context>
<context>
    <name>MatchesModel</name>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إغلاق الرسالة</translation>
    </message>
</context>
<context>
    <name>NamePanel</name>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>لا بدّ من اسم</translation>
    </message>
</context>
<context>
    <name>NewPinPanel</name>
    <message>
        <source>PIN until now</source>
        <translation>الرقم السري الحالي</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>الرقم السري الجديد</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>الرقم السري الجديد مرة أخرى</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>تغيير الرقم السري</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>A new PIN for {name}</source>
        <translation>رقم سري جديد لـ {name}</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>حذف الرقم الأخير</translation>
    </message>
</context>
<context>
    <name>PendingDetail</name>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>إعادة الإرسال</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>تصحيح</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>فتح البطاقة</translation>
    </message>
    <message>
        <source>Open the customer who has it</source>
        <translation>فتح العميل الذي يحمله</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>تراجُع</translation>
    </message>
</context>
<context>
    <name>PendingPage</name>
    <message>
        <source>What this till has saved</source>
        <translation>ما حفظته نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>إرسال الآن</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>تسليم…</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>استلام…</translation>
    </message>
    <message>
        <source>Nothing waiting: everything this till saved has been sent</source>
        <translation>لا شيء ينتظر: أُرسِل كل ما حفظته نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>المعلّق</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent</source>
        <translation>لا شيء ينتظر الإرسال</translation>
    </message>
    <message>
        <source>What is left needs you first</source>
        <translation>ما بقي يحتاج إليك أولًا</translation>
    </message>
    <message>
        <source>next try in {wait}</source>
        <translation>المحاولة التالية بعد {wait}</translation>
    </message>
    <message>
        <source>That is not possible any more: its state has changed meanwhile</source>
        <translation>لم يعد ذلك ممكنًا: تغيّرت حالته في هذه الأثناء</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>هذا للمشرف وحده</translation>
    </message>
    <message>
        <source>{what} Carry the file to another till and take it in there.</source>
        <translation>{what} احمل الملف إلى نقطة بيع أخرى واستلمه هناك.</translation>
    </message>
    <message>
        <source>This till knows no server yet. Connect it in Settings first.</source>
        <translation>نقطة البيع هذه لا تعرف خادمًا بعد. صِلها أولًا من الإعدادات.</translation>
    </message>
    <message>
        <source>Taken back: it is not sent. The record stays.</source>
        <translation>تمّ التراجع: لن يُرسَل، ويبقى في السجل.</translation>
    </message>
    <message>
        <source>Saved on this till, corrected. The refused one is withdrawn.</source>
        <translation>حُفظ مصحَّحًا على نقطة البيع هذه، وسُحب المرفوض.</translation>
    </message>
    <message>
        <source>The server&apos;s values stay; nothing is sent.</source>
        <translation>تبقى قيم الخادم؛ ولا يُرسَل شيء.</translation>
    </message>
    <message>
        <source>Decided: what you chose of here is sent.</source>
        <translation>حُسم: ما اخترته من هنا يُرسَل.</translation>
    </message>
    <message>
        <source>A ticket with this subject is waiting here already</source>
        <translation>تذكرة بهذا الموضوع تنتظر هنا من قبل</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>{age} · {state}</source>
        <translation>{age} · {state}</translation>
    </message>
</context>
<context>
    <name>RegisterForm</name>
    <message>
        <source>Mobile</source>
        <translation>الجوال</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>الاسم الأول</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>اسم العائلة</translation>
    </message>
    <message>
        <source>scan or type</source>
        <translation>امسح أو اكتب</translation>
    </message>
    <message>
        <source>External id (card)</source>
        <translation>المعرّف الخارجي (البطاقة)</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>الجنس</translation>
    </message>
    <message>
        <source>Customer type</source>
        <translation>نوع العميل</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>تاريخ التسجيل</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>ذكر</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>أنثى</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>برنامج الولاء</translation>
    </message>
    <message>
        <source>Newsletter only</source>
        <translation>النشرة فقط</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Register</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>مسح النموذج</translation>
    </message>
    <message>
        <source>Possible doubles</source>
        <translation>تكرار محتمل</translation>
    </message>
    <message>
        <source>Already a customer?</source>
        <translation>عميل من قبل؟</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>يُحفظ…</translation>
    </message>
    <message>
        <source>Tab to move, Enter to register</source>
        <translation>‏Tab للتنقل، وEnter للتسجيل</translation>
    </message>
    <message>
        <source>Correct a registration</source>
        <translation>تصحيح تسجيل</translation>
    </message>
    <message>
        <source>Saved as a new one; the refused one is withdrawn then</source>
        <translation>يُحفظ جديدًا، ويُسحب المرفوض عندئذ</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>اتركه كما هو</translation>
    </message>
    <message>
        <source>{reason}. Put it right, then register again.</source>
        <translation>{reason}. صحّحه، ثم سجّل من جديد.</translation>
    </message>
    <message>
        <source>Kept as a draft for {name}</source>
        <translation>محفوظ مسودةً لـ {name}</translation>
    </message>
    <message>
        <source>The draft is not kept: {reason}</source>
        <translation>لم تُحفظ المسودة: {reason}</translation>
    </message>
    <message>
        <source>This customer is known already: open the card instead</source>
        <translation>هذا العميل معروف من قبل: افتح بطاقته</translation>
    </message>
    <message numerus="yes">
        <source>%n look alike</source>
        <translation>
            <numerusform>متشابهون: %Ln</numerusform>
            <numerusform>متشابهون: %Ln</numerusform>
            <numerusform>متشابهون: %Ln</numerusform>
            <numerusform>متشابهون: %Ln</numerusform>
            <numerusform>متشابهون: %Ln</numerusform>
            <numerusform>متشابهون: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>One looks alike</source>
        <translation>واحد يشبهه</translation>
    </message>
    <message>
        <source>Nobody here looks alike</source>
        <translation>لا أحد هنا يشبهه</translation>
    </message>
    <message>
        <source>Who looks alike shows here while you type</source>
        <translation>من يشبهه يظهر هنا أثناء الكتابة</translation>
    </message>
    <message>
        <source>{key} opens the card</source>
        <translation>يفتح {key} البطاقة</translation>
    </message>
    <message>
        <source>{key} opens the first card</source>
        <translation>يفتح {key} البطاقة الأولى</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was saved: %n fields need a look</source>
        <translation>
            <numerusform>لم يُحفظ شيء: حقول تحتاج إلى نظر: %Ln</numerusform>
            <numerusform>لم يُحفظ شيء: حقول تحتاج إلى نظر: %Ln</numerusform>
            <numerusform>لم يُحفظ شيء: حقول تحتاج إلى نظر: %Ln</numerusform>
            <numerusform>لم يُحفظ شيء: حقول تحتاج إلى نظر: %Ln</numerusform>
            <numerusform>لم يُحفظ شيء: حقول تحتاج إلى نظر: %Ln</numerusform>
            <numerusform>لم يُحفظ شيء: حقول تحتاج إلى نظر: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was saved: one field needs a look</source>
        <translation>لم يُحفظ شيء: حقل واحد يحتاج إلى نظر</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>مُسح النموذج</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجُع</translation>
    </message>
    <message>
        <source>Who looks alike cannot be told just now</source>
        <translation>لا يمكن الآن معرفة من يشبهه</translation>
    </message>
    <message>
        <source>Nothing was saved: this till knows no server yet. Connect it in Settings; what you typed is kept.</source>
        <translation>لم يُحفظ شيء: نقطة البيع هذه لا تعرف خادمًا بعد. صِلها من الإعدادات؛ وما كتبته محفوظ.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>{name} is saved on this till</source>
        <translation>حُفظ {name} على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Your half-filled form was kept as it is. {number} was not put in: register or clear this one first.</source>
        <translation>بقي نموذجك نصف المملوء كما هو. لم يُدخل {number}: سجّل هذا أولًا أو امسحه.</translation>
    </message>
    <message>
        <source>{name}: {news}</source>
        <translation>{name}: {news}</translation>
    </message>
</context>
<context>
    <name>RescuePanel</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>عبارة المرور ثانيةً</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The file is being worked on</source>
        <translation>العمل جارٍ على الملف</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>اختر الملف</translation>
    </message>
    <message>
        <source>Choose a file, or type its whole path</source>
        <translation>اختر ملفًا، أو اكتب مساره كاملًا</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>هذا مطلوب</translation>
    </message>
    <message>
        <source>At least {count} characters</source>
        <translation>{count} حرفًا على الأقل</translation>
    </message>
    <message>
        <source>The two differ: type both again</source>
        <translation>العبارتان مختلفتان: اكتبهما من جديد</translation>
    </message>
    <message>
        <source>Writes all that is unsent into a file, for another till to send. This till lets go of it. Without the passphrase nobody can read the file: note it down.</source>
        <translation>يكتب كل ما لم يُرسَل في ملف لترسله نقطة بيع أخرى، وتتخلى عنه هذه. لا يقرأ الملفَّ أحد بلا عبارة المرور: دوّنها.</translation>
    </message>
    <message>
        <source>Takes in what another till could not send; this till sends it then. What is here already is not taken twice.</source>
        <translation>يستلم ما لم تستطع نقطة بيع أخرى إرساله؛ فترسله هذه. وما كان هنا من قبل لا يُستلم مرتين.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>تسليم</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>استلام</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Conditions, all of which must hold</source>
        <translation>شروط يجب أن تتحقق كلها</translation>
    </message>
    <message>
        <source>The same conditions as text</source>
        <translation>الشروط نفسها نصًّا</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>إضافة شرط</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>عمليات بحث محفوظة</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>حفظ هذا البحث</translation>
    </message>
    <message>
        <source>Save it as</source>
        <translation>حفظ باسم</translation>
    </message>
    <message>
        <source>Say what to look for first</source>
        <translation>قل أولًا عمّا تبحث</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>لا شيء محفوظ بعد</translation>
    </message>
    <message>
        <source>Choose a saved search first</source>
        <translation>اختر أولًا بحثًا محفوظًا</translation>
    </message>
    <message>
        <source>Forget “{name}”</source>
        <translation>نسيان «{name}»</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept</source>
        <translation>لم يعد «{name}» محفوظًا</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجُع</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Customers found</source>
        <translation>العملاء الموجودون</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>عرض المزيد</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>يُبحث…</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>لا أحد يطابق</translation>
    </message>
    <message>
        <source>Take a condition away, or ask for less.</source>
        <translation>أزل شرطًا، أو اطلب أقل.</translation>
    </message>
    <message>
        <source>Find customers by what is known of them</source>
        <translation>البحث عن العملاء بما يُعرف عنهم</translation>
    </message>
    <message>
        <source>Say above what to look for, then press Enter.</source>
        <translation>اكتب أعلاه عمّا تبحث، ثم اضغط Enter.</translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source>Server&apos;s address</source>
        <translation>عنوان الخادم</translation>
    </message>
    <message>
        <source>This till&apos;s login</source>
        <translation>اسم دخول نقطة البيع</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>كلمة مرورها</translation>
    </message>
    <message>
        <source>only to change or to test it</source>
        <translation>للتغيير أو للتجربة فقط</translation>
    </message>
    <message>
        <source>Data format</source>
        <translation>صيغة البيانات</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Lock after minutes without a touch</source>
        <translation>دقائق بلا لمس قبل القفل</translation>
    </message>
    <message>
        <source>Keep customers on this till for days</source>
        <translation>أيام إبقاء العملاء على نقطة البيع</translation>
    </message>
    <message>
        <source>Scanner sends before a code</source>
        <translation>ما يرسله الماسح قبل الرمز</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Scanner sends after a code</source>
        <translation>ما يرسله الماسح بعد الرمز</translation>
    </message>
    <message>
        <source>Scanner&apos;s keyboard</source>
        <translation>لوحة مفاتيح الماسح</translation>
    </message>
    <message>
        <source>US where its codes come out as other characters on this till&apos;s keyboard</source>
        <translation>‏US حين تظهر رموزه حروفًا أخرى على لوحة مفاتيح نقطة البيع</translation>
    </message>
    <message>
        <source>0 never locks</source>
        <translation>‏0 لا يقفل أبدًا</translation>
    </message>
    <message>
        <source>Unsent work is always kept</source>
        <translation>العمل غير المُرسَل يبقى دائمًا</translation>
    </message>
    <message>
        <source>enter, tab, or the characters it sends</source>
        <translation>‏enter أو tab أو الحروف التي يرسلها</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>اكتشاف تلقائي</translation>
    </message>
    <message>
        <source>This till&apos;s</source>
        <translation>لوحة هذه النقطة</translation>
    </message>
    <message>
        <source>US</source>
        <translation>US</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>تجربة الاتصال</translation>
    </message>
    <message>
        <source>This till practises</source>
        <translation>نقطة البيع هذه في التدريب</translation>
    </message>
    <message>
        <source>The settings file has mistakes</source>
        <translation>في ملف الإعدادات أخطاء</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Everybody here is made up, and nothing leaves this till. To work with real customers, connect to a server: its address, this till&apos;s login and password.</source>
        <translation>كل من هنا مختلَق، ولا يغادر شيء نقطة البيع هذه. للعمل مع عملاء حقيقيين اتصل بخادم: عنوانه واسم دخول نقطة البيع وكلمة المرور.</translation>
    </message>
    <message>
        <source>Outage drill</source>
        <translation>تمرين انقطاع الخط</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>الاتصال بخادم</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Set by your organisation</source>
        <translation>حدّدته مؤسستك</translation>
    </message>
    <message>
        <source>Set by {organisation}</source>
        <translation>حدّدته {organisation}</translation>
    </message>
    <message>
        <source>Given when Tillside was started, for this time</source>
        <translation>أُعطي عند تشغيل Tillside، لهذه المرة فقط</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>هذا للمشرف وحده</translation>
    </message>
    <message>
        <source>the usual value stands in for each</source>
        <translation>وتحلّ القيمة المعتادة محلّ كل منها</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>لم يُحفظ بعد</translation>
    </message>
    <message>
        <source>A whole number from {low} to {high}</source>
        <translation>عدد صحيح من {low} إلى {high}</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>هذا مطلوب</translation>
    </message>
    <message>
        <source>0 never locks</source>
        <translation>‏0 لا يقفل أبدًا</translation>
    </message>
    <message>
        <source>Unsent work is always kept</source>
        <translation>العمل غير المُرسَل يبقى دائمًا</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>يُسأل الخادم…</translation>
    </message>
    <message>
        <source>Saved. It holds from now on.</source>
        <translation>حُفظ، ويسري من الآن.</translation>
    </message>
    <message>
        <source>Saved. The language changes when Tillside starts the next time.</source>
        <translation>حُفظ. تتغيّر اللغة حين يبدأ Tillside في المرة القادمة.</translation>
    </message>
    <message>
        <source>The server was not changed. {reason}</source>
        <translation>لم يُغيَّر الخادم. {reason}</translation>
    </message>
    <message>
        <source>The settings could not be written, so nothing was changed.</source>
        <translation>تعذّرت كتابة الإعدادات، فلم يتغيّر شيء.</translation>
    </message>
</context>
<context>
    <name>SettingsPartView</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>العودة إلى الإعدادات</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>هذا للمشرف وحده</translation>
    </message>
</context>
<context>
    <name>SeveralBox</name>
    <message>
        <source>choose one or more</source>
        <translation>اختر واحدًا أو أكثر</translation>
    </message>
</context>
<context>
    <name>SignInFields</name>
    <message>
        <source>Name or associate id</source>
        <translation>الاسم أو معرّف الموظف</translation>
    </message>
    <message>
        <source>Associate</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>الرقم السري ثانيةً</translation>
    </message>
    <message>
        <source>A supervisor&apos;s PIN</source>
        <translation>الرقم السري لمشرف</translation>
    </message>
    <message>
        <source>Server user name</source>
        <translation>اسم المستخدم على الخادم</translation>
    </message>
    <message>
        <source>Server password</source>
        <translation>كلمة مرور الخادم</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>اختر رقمًا سريًا</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Switch associate</source>
        <translation>تبديل الموظف</translation>
    </message>
    <message>
        <source>Open this till</source>
        <translation>افتح نقطة البيع</translation>
    </message>
    <message>
        <source>Choose the passphrase that opens this till&apos;s storage from now on: at least 12 characters. Nobody can recover it.</source>
        <translation>اختر عبارة المرور التي تفتح مخزن نقطة البيع هذه من الآن: 12 حرفًا على الأقل. لا يمكن لأحد استعادتها.</translation>
    </message>
    <message>
        <source>Its storage is locked with a passphrase.</source>
        <translation>مخزنها مقفل بعبارة مرور.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Tillside</source>
        <translation>Tillside</translation>
    </message>
    <message>
        <source>Who is at this till?</source>
        <translation>من على نقطة البيع هذه؟</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>دخول</translation>
    </message>
    <message>
        <source>Locked. Your work is kept.</source>
        <translation>مقفلة. عملك محفوظ.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>This till practises: no PIN is needed.</source>
        <translation>نقطة البيع هذه في التدريب: لا حاجة إلى رقم سري.</translation>
    </message>
    <message>
        <source>The first one here: choose a PIN and give the server&apos;s login.</source>
        <translation>الأول هنا: اختر رقمًا سريًا وأدخل بيانات دخول الخادم.</translation>
    </message>
    <message>
        <source>New on this till: choose a PIN; a supervisor types theirs too.</source>
        <translation>جديد هنا: اختر رقمًا سريًا، ويكتب المشرف رقمه أيضًا.</translation>
    </message>
    <message>
        <source>The first one here: choose a PIN.</source>
        <translation>الأول هنا: اختر رقمًا سريًا.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent; sending goes on while locked</source>
        <translation>
            <numerusform>ينتظر الإرسال: %Ln؛ والإرسال مستمر أثناء القفل</numerusform>
            <numerusform>ينتظر الإرسال: %Ln؛ والإرسال مستمر أثناء القفل</numerusform>
            <numerusform>ينتظر الإرسال: %Ln؛ والإرسال مستمر أثناء القفل</numerusform>
            <numerusform>ينتظر الإرسال: %Ln؛ والإرسال مستمر أثناء القفل</numerusform>
            <numerusform>ينتظر الإرسال: %Ln؛ والإرسال مستمر أثناء القفل</numerusform>
            <numerusform>ينتظر الإرسال: %Ln؛ والإرسال مستمر أثناء القفل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent, once this till is open</source>
        <translation>
            <numerusform>ينتظر الإرسال حين تُفتح نقطة البيع هذه: %Ln</numerusform>
            <numerusform>ينتظر الإرسال حين تُفتح نقطة البيع هذه: %Ln</numerusform>
            <numerusform>ينتظر الإرسال حين تُفتح نقطة البيع هذه: %Ln</numerusform>
            <numerusform>ينتظر الإرسال حين تُفتح نقطة البيع هذه: %Ln</numerusform>
            <numerusform>ينتظر الإرسال حين تُفتح نقطة البيع هذه: %Ln</numerusform>
            <numerusform>ينتظر الإرسال حين تُفتح نقطة البيع هذه: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Scan or type a mobile, e-mail, card or name</source>
        <translation>امسح أو اكتب جوالًا أو بريدًا أو بطاقة أو اسمًا</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Lock	Ctrl+L</source>
        <translation>قفل	Ctrl+L</translation>
    </message>
    <message>
        <source>Switch associate</source>
        <translation>تبديل الموظف</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>خروج</translation>
    </message>
</context>
<context>
    <name>TouchTyping</name>
    <message>
        <source>Type by touch</source>
        <translation>الكتابة باللمس</translation>
    </message>
</context>
<context>
    <name>TrainingBanner</name>
    <message>
        <source>Training</source>
        <translation>تدريب</translation>
    </message>
    <message>
        <source>Everyone here is made up, and nothing reaches a real server.</source>
        <translation>كل من هنا مختلَق، ولا يصل شيء إلى خادم حقيقي.</translation>
    </message>
    <message>
        <source>Outage drill</source>
        <translation>تمرين انقطاع الخط</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>الاتصال بخادم</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Cut the line</source>
        <translation>اقطع الخط</translation>
    </message>
    <message>
        <source>Make it slow</source>
        <translation>اجعله بطيئًا</translation>
    </message>
    <message>
        <source>Make it flaky</source>
        <translation>اجعله متقلّبًا</translation>
    </message>
    <message>
        <source>Restore the line</source>
        <translation>أعِد الخط</translation>
    </message>
    <message>
        <source>Reset training</source>
        <translation>إعادة ضبط التدريب</translation>
    </message>
    <message>
        <source>Register somebody</source>
        <translation>سجّل شخصًا</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>ابدأ من جديد</translation>
    </message>
    <message>
        <source>Nothing gets through, as with the cable pulled out.</source>
        <translation>لا يمرّ شيء، كأنّ الكبل منزوع.</translation>
    </message>
    <message>
        <source>Every answer takes some seconds; everything still works.</source>
        <translation>كل جواب يستغرق بضع ثوانٍ، ويبقى كل شيء يعمل.</translation>
    </message>
    <message>
        <source>Some requests vanish and some answers get lost; the till sorts it out.</source>
        <translation>تختفي بعض الطلبات وتضيع بعض الأجوبة؛ ونقطة البيع تتدبّر الأمر.</translation>
    </message>
    <message>
        <source>The line is as good as new.</source>
        <translation>يعود الخط كأنه جديد.</translation>
    </message>
    <message>
        <source>Outage drill</source>
        <translation>تمرين انقطاع الخط</translation>
    </message>
    <message>
        <source>The line to the training server</source>
        <translation>الخط إلى خادم التدريب</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>من البداية</translation>
    </message>
    <message>
        <source>The made-up people are as at the first start. What is unsent here stays unsent.</source>
        <translation>يعود الأشخاص المختلَقون كما في أول مرة. وما لم يُرسَل هنا يبقى كذلك.</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>التمرين</translation>
    </message>
    <message>
        <source>it ticks itself off</source>
        <translation>يُعلَّم من تلقاء نفسه</translation>
    </message>
    <message>
        <source>Training begins anew, with everybody as they were.</source>
        <translation>يبدأ التدريب من جديد، والجميع كما كانوا.</translation>
    </message>
    <message>
        <source>The training server does not answer. Close Tillside and start it again.</source>
        <translation>خادم التدريب لا يجيب. أغلق Tillside وشغّله من جديد.</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Take this condition away</source>
        <translation>إزالة هذا الشرط</translation>
    </message>
</context>
<context>
    <name>associates</name>
    <message>
        <source>Associates</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Who may sign in at this till</source>
        <translation>من يمكنه الدخول إلى نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>تغيير الرقم السري</translation>
    </message>
    <message>
        <source>Is a supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Enrol somebody</source>
        <translation>إضافة موظف</translation>
    </message>
    <message>
        <source>At this till</source>
        <translation>على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Name or associate id</source>
        <translation>الاسم أو رقم الموظف</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>الرقم السري مرة أخرى</translation>
    </message>
    <message>
        <source>{name} may sign in here from now on.</source>
        <translation>يمكن لـ {name} الدخول هنا من الآن.</translation>
    </message>
    <message>
        <source>{name} has a new PIN from now on.</source>
        <translation>أصبح لـ {name} رقم سري جديد.</translation>
    </message>
    <message>
        <source>{name} is no supervisor any more.</source>
        <translation>{name} لم يعد مشرفًا.</translation>
    </message>
    <message>
        <source>{name} is a supervisor now.</source>
        <translation>{name} مشرف الآن.</translation>
    </message>
    <message>
        <source>{name} may sign in here again.</source>
        <translation>يمكن لـ {name} الدخول هنا من جديد.</translation>
    </message>
    <message>
        <source>{name} may not sign in here any more. What they saved stays.</source>
        <translation>لم يعد بإمكان {name} الدخول هنا. ما حفظه باقٍ.</translation>
    </message>
    <message>
        <source>Nobody changes this of themselves</source>
        <translation>لا أحد يغيّر هذا لنفسه</translation>
    </message>
    <message>
        <source>Make supervisor</source>
        <translation>جعله مشرفًا</translation>
    </message>
    <message>
        <source>No longer supervisor</source>
        <translation>لم يعد مشرفًا</translation>
    </message>
    <message>
        <source>Bar from this till</source>
        <translation>منع من نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>السماح من جديد</translation>
    </message>
    <message>
        <source>A name and a PIN, typed twice</source>
        <translation>اسم ورقم سري مكتوب مرتين</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Associate</source>
        <translation>موظف</translation>
    </message>
    <message>
        <source>Barred</source>
        <translation>ممنوع</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>داخل الآن</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>يمكنه الدخول</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>الاسم مطلوب.</translation>
    </message>
    <message>
        <source>Somebody of this name is enrolled here already.</source>
        <translation>يوجد هنا موظف بهذا الاسم.</translation>
    </message>
    <message>
        <source>They are not enrolled here.</source>
        <translation>ليس مضافًا هنا.</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>Audit</source>
        <translation>سجل التدقيق</translation>
    </message>
    <message>
        <source>What was done at this till</source>
        <translation>ما جرى على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>عرض المزيد</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>تصدير الجدول</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>By</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>Nothing of that kind was done</source>
        <translation>لم يحدث شيء من هذا</translation>
    </message>
    <message>
        <source>Ask for other days, for everybody, or for everything.</source>
        <translation>اختر أيامًا أخرى، أو الجميع، أو كل شيء.</translation>
    </message>
    <message>
        <source>The table is written. That you took it is in the audit.</source>
        <translation>كُتب الجدول. وسُجّل في التدقيق أنك أخذته.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>دخل</translation>
    </message>
    <message>
        <source>Was not let in</source>
        <translation>لم يُسمح له بالدخول</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>خرج</translation>
    </message>
    <message>
        <source>Locked the till</source>
        <translation>قفل نقطة البيع</translation>
    </message>
    <message>
        <source>Enrolled an associate</source>
        <translation>أضاف موظفًا</translation>
    </message>
    <message>
        <source>Changed an associate</source>
        <translation>غيّر بيانات موظف</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>غيّر الإعدادات</translation>
    </message>
    <message>
        <source>Read the audit</source>
        <translation>قرأ سجل التدقيق</translation>
    </message>
    <message>
        <source>Changed the key of this till&apos;s storage</source>
        <translation>غيّر مفتاح تخزين نقطة البيع</translation>
    </message>
    <message>
        <source>Began to retire this till</source>
        <translation>بدأ إنهاء نقطة البيع</translation>
    </message>
    <message>
        <source>Opened a customer</source>
        <translation>فتح بطاقة عميل</translation>
    </message>
    <message>
        <source>Revealed personal data</source>
        <translation>أظهر بيانات شخصية</translation>
    </message>
    <message>
        <source>Took a file</source>
        <translation>أخذ ملفًا</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>طبع</translation>
    </message>
    <message>
        <source>Handed unsent work over</source>
        <translation>سلّم عملًا لم يُرسل</translation>
    </message>
    <message>
        <source>Took unsent work in</source>
        <translation>استلم عملًا لم يُرسل</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Decided on saved work</source>
        <translation>قرّر بشأن عمل محفوظ</translation>
    </message>
    <message>
        <source>Decided a conflict</source>
        <translation>حسم تعارضًا</translation>
    </message>
    <message>
        <source>Something this version does not know</source>
        <translation>شيء لا تعرفه هذه النسخة</translation>
    </message>
    <message>
        <source>registered here</source>
        <translation>سُجّل هنا</translation>
    </message>
    <message>
        <source>Too many wrong PINs: locked out for another {wait}</source>
        <translation>أخطاء كثيرة في الرقم السري: ممنوع من الدخول {wait} أخرى</translation>
    </message>
    <message>
        <source>{why}: locked out for {wait}</source>
        <translation>{why}: ممنوع من الدخول {wait}</translation>
    </message>
    <message>
        <source>Unlocked the till</source>
        <translation>فتح قفل نقطة البيع</translation>
    </message>
    <message>
        <source>Another associate signed in</source>
        <translation>دخل موظف آخر</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>رقم سري خطأ</translation>
    </message>
    <message>
        <source>Not a supervisor&apos;s PIN</source>
        <translation>ليس الرقم السري لمشرف</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>أخطاء كثيرة في الرقم السري</translation>
    </message>
    <message>
        <source>May not sign in at this till any more</source>
        <translation>لم يعد مسموحًا له بالدخول إلى نقطة البيع هذه</translation>
    </message>
    <message>
        <source>The server did not accept the user name and password</source>
        <translation>لم يقبل الخادم اسم المستخدم وكلمة المرور</translation>
    </message>
    <message>
        <source>{associate} may sign in here from now on</source>
        <translation>يُسمح لـ {associate} بالدخول هنا من الآن</translation>
    </message>
    <message>
        <source>{associate} may sign in here as a supervisor</source>
        <translation>يُسمح لـ {associate} بالدخول هنا مشرفًا</translation>
    </message>
    <message>
        <source>{associate} has another PIN</source>
        <translation>تغيّر الرقم السري للموظف {associate}</translation>
    </message>
    <message>
        <source>{associate} is a supervisor now</source>
        <translation>{associate} مشرف الآن</translation>
    </message>
    <message>
        <source>{associate} is no supervisor any more</source>
        <translation>لم يعد {associate} مشرفًا</translation>
    </message>
    <message>
        <source>{associate} may not sign in here any more</source>
        <translation>لم يعد مسموحًا لـ {associate} بالدخول هنا</translation>
    </message>
    <message>
        <source>{associate} may sign in here again</source>
        <translation>يُسمح لـ {associate} بالدخول هنا من جديد</translation>
    </message>
    <message>
        <source>The audit</source>
        <translation>سجل التدقيق</translation>
    </message>
    <message>
        <source>A bundle for support</source>
        <translation>حزمة للدعم</translation>
    </message>
    <message>
        <source>numbers in full</source>
        <translation>الأرقام كاملة</translation>
    </message>
    <message>
        <source>numbers masked</source>
        <translation>الأرقام محجوبة</translation>
    </message>
    <message>
        <source>Rows of a table that were not taken over</source>
        <translation>صفوف من جدول لم تُؤخذ</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>المعاملات</translation>
    </message>
    <message>
        <source>Closing certificate</source>
        <translation>شهادة الإقفال</translation>
    </message>
    <message>
        <source>kept as a file</source>
        <translation>حُفظت ملفًا</translation>
    </message>
    <message>
        <source>The server, or this till&apos;s login there</source>
        <translation>الخادم، أو حساب نقطة البيع عليه</translation>
    </message>
    <message>
        <source>To change it</source>
        <translation>لتغييرها</translation>
    </message>
    <message>
        <source>To correct saved work</source>
        <translation>لتصحيح عمل محفوظ</translation>
    </message>
    <message>
        <source>To decide a conflict</source>
        <translation>لحسم تعارض</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>سُحب</translation>
    </message>
    <message>
        <source>taken back before it was sent</source>
        <translation>تُراجع عنه قبل إرساله</translation>
    </message>
    <message>
        <source>replaced by a corrected one</source>
        <translation>استُبدل بآخر مصحّح</translation>
    </message>
    <message>
        <source>changed before it was sent</source>
        <translation>غُيّر قبل إرساله</translation>
    </message>
    <message>
        <source>withdrawn for what the server has</source>
        <translation>سُحب لصالح ما على الخادم</translation>
    </message>
    <message>
        <source>to be sent again</source>
        <translation>ليُرسل من جديد</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>سُلّم</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>استُلم</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>من {time}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>حتى {time}</translation>
    </message>
    <message>
        <source>by {associate}</source>
        <translation>بواسطة {associate}</translation>
    </message>
    <message>
        <source>as entered here: {fields}</source>
        <translation>كما أُدخل هنا: {fields}</translation>
    </message>
    <message>
        <source>as on the server: {fields}</source>
        <translation>كما على الخادم: {fields}</translation>
    </message>
    <message>
        <source>The slip of a ticket</source>
        <translation>قصاصة تذكرة</translation>
    </message>
    <message>
        <source>The slip of a card</source>
        <translation>قصاصة بطاقة</translation>
    </message>
    <message>
        <source>file {id}</source>
        <translation>الملف {id}</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>المعاملات</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>التذاكر</translation>
    </message>
    <message>
        <source>{age} · from this till</source>
        <translation>{age} · من نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>أُرسِل</translation>
    </message>
    <message>
        <source>Changed here and there: needs you</source>
        <translation>تغيّر هنا وهناك: يحتاج إليك</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>نقطة البيع</translation>
    </message>
    <message>
        <source>By</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>آخر تحديث</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>معرّف المستخدم</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>لا شيء معروف</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>غير معروف بعد</translation>
    </message>
    <message>
        <source>Fraud</source>
        <translation>احتيال</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>المكالمات</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>البرنامج</translation>
    </message>
    <message>
        <source>Known once they are sent.</source>
        <translation>يُعرف بعد الإرسال.</translation>
    </message>
    <message>
        <source>No points that expire.</source>
        <translation>لا نقاط تنتهي صلاحيتها.</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>بلا نهاية</translation>
    </message>
    <message>
        <source>{points} points until {when}</source>
        <translation>{points} نقطة حتى {when}</translation>
    </message>
</context>
<context>
    <name>card form</name>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>What was typed goes; what is known shows again.</source>
        <translation>يزول ما كُتب، ويظهر المعروف من جديد.</translation>
    </message>
    <message>
        <source>Not saved again: this waits to be sent already.</source>
        <translation>لم يُحفظ مرة أخرى: ينتظر الإرسال من قبل.</translation>
    </message>
</context>
<context>
    <name>card slip</name>
    <message>
        <source>Known here as</source>
        <translation>معروف هنا بـ</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>النقاط</translation>
    </message>
    <message>
        <source>Lifetime points</source>
        <translation>النقاط منذ البداية</translation>
    </message>
    <message>
        <source>Points that expire</source>
        <translation>نقاط تنتهي صلاحيتها</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>Printed {time}.</source>
        <translation>طُبعت {time}.</translation>
    </message>
    <message>
        <source>{points}, {age}</source>
        <translation>{points}، {age}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>حتى {date}</translation>
    </message>
</context>
<context>
    <name>certificate</name>
    <message>
        <source>Closing certificate</source>
        <translation>شهادة الإقفال</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>لم يُرسَل</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>أُرسِل اليوم</translation>
    </message>
    <message>
        <source>No server known yet</source>
        <translation>لا خادم معروفًا بعد</translation>
    </message>
    <message>
        <source>TRAINING: nothing here is real</source>
        <translation>تدريب: لا شيء هنا حقيقي</translation>
    </message>
    <message>
        <source>Nothing on this till waits to be sent.</source>
        <translation>لا شيء على نقطة البيع هذه ينتظر الإرسال.</translation>
    </message>
    <message>
        <source>This till still holds what is listed below; nothing of it is lost.</source>
        <translation>ما زال لدى نقطة البيع هذه ما يلي؛ ولم يضِع منه شيء.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Key of this till: {key}</source>
        <translation>مفتاح نقطة البيع هذه: {key}</translation>
    </message>
    <message>
        <source>Signed by the till with this key (Ed25519), over every byte of this file. “tillside --verify FILE” tells whether a byte was changed, and whose key it is.</source>
        <translation>وقّعتها نقطة البيع بهذا المفتاح (Ed25519) على كل بايت من هذا الملف. يبيّن «tillside --verify FILE» هل تغيّر بايت، ولمن المفتاح.</translation>
    </message>
    <message>
        <source>{name} ({id})</source>
        <translation>{name} ({id})</translation>
    </message>
    <message>
        <source>by this till&apos;s own clock: the server&apos;s was not known</source>
        <translation>بساعة نقطة البيع نفسها: لم تُعرف ساعة الخادم</translation>
    </message>
    <message>
        <source>by the server&apos;s clock</source>
        <translation>بساعة الخادم</translation>
    </message>
    <message>
        <source>{moment}, {clock}</source>
        <translation>{moment}، {clock}</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>المؤسسة</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>نقطة البيع</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>التاريخ والوقت</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Unsent in all</source>
        <translation>مجموع غير المُرسَل</translation>
    </message>
    <message>
        <source>Of these, need somebody</source>
        <translation>منها ما يحتاج إلى أحد</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Ask the server</source>
        <translation>اسأل الخادم</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>آخر</translation>
    </message>
    <message>
        <source>Its value</source>
        <translation>قيمته</translation>
    </message>
    <message>
        <source>Messages wanted</source>
        <translation>الرسائل المرغوبة</translation>
    </message>
    <message>
        <source>{channel}: {kind}</source>
        <translation>{channel}: {kind}</translation>
    </message>
    <message>
        <source>{messages} ({scope})</source>
        <translation>{messages} ({scope})</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>الرسائل النصية</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>receipts and service</source>
        <translation>الإيصالات والخدمة</translation>
    </message>
    <message>
        <source>offers</source>
        <translation>العروض</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>مرغوب</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>غير مرغوب</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>لم يُقل شيء بعد</translation>
    </message>
    <message>
        <source>This server does not keep them.</source>
        <translation>هذا الخادم لا يحتفظ بها.</translation>
    </message>
    <message>
        <source>What the server has of them is known once they were sent.</source>
        <translation>ما لدى الخادم عنهم يُعرف بعد إرسالهم.</translation>
    </message>
    <message>
        <source>Not on this till yet: ask the server for them.</source>
        <translation>ليست على نقطة البيع بعد: اسأل الخادم عنها.</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>By</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>What</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Oldest since</source>
        <translation>الأقدم منذ</translation>
    </message>
    <message>
        <source>{count} at {time}</source>
        <translation>{count} في {time}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>{kind} {count}</source>
        <translation>{kind} {count}</translation>
    </message>
    <message>
        <source>Nothing on this till waits to be sent.</source>
        <translation>لا شيء على نقطة البيع هذه ينتظر الإرسال.</translation>
    </message>
    <message>
        <source>Some of it needs somebody: see to it on the pending page. Nothing is lost.</source>
        <translation>بعضها يحتاج إلى أحد: انظر صفحة المعلّق. لا يضيع شيء.</translation>
    </message>
    <message>
        <source>It is sent by itself as soon as the server can be reached. Nothing is lost.</source>
        <translation>يُرسَل من تلقاء نفسه حالما يمكن الوصول إلى الخادم. لا يضيع شيء.</translation>
    </message>
</context>
<context>
    <name>conflict</name>
    <message>
        <source>{value}, chosen</source>
        <translation>{value}، مختار</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>كان</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>على الخادم</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>كُتب هنا</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>الاختيار</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>لم يُختَر بعد</translation>
    </message>
    <message>
        <source>the server&apos;s</source>
        <translation>الذي لدى الخادم</translation>
    </message>
    <message>
        <source>the one from here</source>
        <translation>الذي من هنا</translation>
    </message>
</context>
<context>
    <name>coupons</name>
    <message>
        <source>Coupons</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>عرض الرمز</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>All coupons</source>
        <translation>كل القسائم</translation>
    </message>
    <message>
        <source>Several states</source>
        <translation>عدة حالات</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>السلسلة</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>By issue</source>
        <translation>بحسب الإصدار</translation>
    </message>
    <message>
        <source>By last day</source>
        <translation>بحسب آخر يوم</translation>
    </message>
    <message>
        <source>By amount</source>
        <translation>بحسب المبلغ</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>Earliest first</source>
        <translation>الأقدم أولًا</translation>
    </message>
    <message>
        <source>{what} · {state}</source>
        <translation>{what} · {state}</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>القسيمة</translation>
    </message>
    <message>
        <source>There is no coupon here that could be used now</source>
        <translation>لا قسيمة هنا يمكن استعمالها الآن</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>صدرت</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>آخر يوم</translation>
    </message>
    <message>
        <source>Times used</source>
        <translation>مرات الاستعمال</translation>
    </message>
    <message>
        <source>Used where, when</source>
        <translation>استُعملت أين ومتى</translation>
    </message>
    <message>
        <source>Issued with bill</source>
        <translation>صدرت مع الفاتورة</translation>
    </message>
    <message>
        <source>Used on bill</source>
        <translation>استُعملت في الفاتورة</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>سارية</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>المستبدَلة</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>المنتهية</translation>
    </message>
</context>
<context>
    <name>diagnostics</name>
    <message>
        <source>Diagnostics</source>
        <translation>التشخيص</translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation>حفظ حزمة الدعم</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>فحص من جديد</translation>
    </message>
    <message>
        <source>Last problems</source>
        <translation>آخر المشكلات</translation>
    </message>
    <message>
        <source>None were logged lately.</source>
        <translation>لم يُسجّل شيء مؤخرًا.</translation>
    </message>
    <message>
        <source>For whoever helps you. It names no customer, no associate and no password.</source>
        <translation>لمن يساعدك. لا يذكر عميلًا ولا موظفًا ولا كلمة مرور.</translation>
    </message>
    <message>
        <source>Line to the server</source>
        <translation>الخط إلى الخادم</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>ما ينتظر</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>الإصدارات</translation>
    </message>
    <message>
        <source>Copied. Paste it for support.</source>
        <translation>تم النسخ. الصقه للدعم.</translation>
    </message>
    <message>
        <source>The bundle is written. Send it to support.</source>
        <translation>كُتبت الحزمة. أرسلها إلى الدعم.</translation>
    </message>
    <message>
        <source>the training server, on this till</source>
        <translation>خادم التدريب، على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} م.ث</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>آخر رد</translation>
    </message>
    <message>
        <source>It took</source>
        <translation>استغرق</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>الساعتان</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>لم تُقارنا بعد</translation>
    </message>
    <message>
        <source>Both agree</source>
        <translation>متوافقتان</translation>
    </message>
    <message>
        <source>This till&apos;s is {off} fast</source>
        <translation>ساعة نقطة البيع متقدمة {off}</translation>
    </message>
    <message>
        <source>This till&apos;s is {off} slow</source>
        <translation>ساعة نقطة البيع متأخرة {off}</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>لا شيء ينتظر</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>لم يُرسل بعد</translation>
    </message>
    <message>
        <source>Needs somebody</source>
        <translation>يحتاج إلى شخص</translation>
    </message>
    <message>
        <source>Oldest since</source>
        <translation>الأقدم منذ</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>المتاح على القرص</translation>
    </message>
    <message>
        <source>{size}, damaged</source>
        <translation>{size}، تالف</translation>
    </message>
    <message>
        <source>{size}, sound</source>
        <translation>{size}، سليم</translation>
    </message>
    <message>
        <source>{size}, being looked through</source>
        <translation>{size}، قيد الفحص</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>تحذير</translation>
    </message>
</context>
<context>
    <name>doubles</name>
    <message>
        <source>waiting to be sent</source>
        <translation>ينتظر الإرسال</translation>
    </message>
    <message>
        <source>same mobile</source>
        <translation>الجوال نفسه</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>البريد نفسه</translation>
    </message>
    <message>
        <source>same card</source>
        <translation>البطاقة نفسها</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>الاسم نفسه</translation>
    </message>
    <message>
        <source>name alike</source>
        <translation>اسم مشابه</translation>
    </message>
    <message>
        <source>mobile ends {digits}</source>
        <translation>ينتهي الجوال بـ {digits}</translation>
    </message>
</context>
<context>
    <name>field</name>
    <message>
        <source>with commas between</source>
        <translation>تفصل بينها فواصل</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>First name</source>
        <translation>الاسم الأول</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>اسم العائلة</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>الجوال</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>External id (card)</source>
        <translation>المعرّف الخارجي (البطاقة)</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>الجنس</translation>
    </message>
    <message>
        <source>Customer type</source>
        <translation>نوع العميل</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}، {time}</translation>
    </message>
    <message>
        <source>from this till</source>
        <translation>من نقطة البيع هذه</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>كما في {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>أقل من دقيقة</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>بلا اسم</translation>
    </message>
</context>
<context>
    <name>frame</name>
    <message>
        <source>oldest {age}</source>
        <translation>الأقدم {age}</translation>
    </message>
    <message>
        <source>{unsent} · {age}</source>
        <translation>{unsent} · {age}</translation>
    </message>
    <message>
        <source>answered in {n} ms</source>
        <translation>أجاب في {n} م.ث</translation>
    </message>
    <message>
        <source>not reached yet today</source>
        <translation>لم يُوصَل إليه اليوم بعد</translation>
    </message>
    <message>
        <source>last answer {time}</source>
        <translation>آخر جواب {time}</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>About: {page}</source>
        <translation>عن: {page}</translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>Ask for it</source>
        <translation>اطلب ذلك</translation>
    </message>
    <message>
        <source>Another number, e-mail or card</source>
        <translation>رقم أو بريد أو بطاقة أخرى</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>The new one</source>
        <translation>الجديد</translation>
    </message>
    <message>
        <source>Not asked again: one request of this customer waits to be sent already.</source>
        <translation>لم يُطلب مرة أخرى: طلب لهذا العميل ينتظر الإرسال من قبل.</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Column {number}</source>
        <translation>العمود {number}</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>العمود في الملف</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>أمثلة</translation>
    </message>
    <message>
        <source>Taken over as</source>
        <translation>يؤخذ على أنه</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>الصف {number}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>و{count} غيرها</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>الصف</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Not taken over</source>
        <translation>لا يؤخذ</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>الاسم الأول واسم العائلة</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>تاريخ التسجيل</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>فواصل</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>فواصل منقوطة</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>علامات جدولة</translation>
    </message>
    <message>
        <source>dates: day first</source>
        <translation>التواريخ: اليوم أولًا</translation>
    </message>
    <message>
        <source>dates: month first</source>
        <translation>التواريخ: الشهر أولًا</translation>
    </message>
    <message>
        <source>{what} It shows in row {row}.</source>
        <translation>{what} يظهر في الصف {row}.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Look whether it is still there, and yours.</source>
        <translation>لا يمكن فتح الملف. تأكد أنه ما زال هناك، وأنه لك.</translation>
    </message>
    <message>
        <source>There is nothing in this file.</source>
        <translation>لا شيء في هذا الملف.</translation>
    </message>
    <message>
        <source>This file is larger than {size} MB. Part it, and bring in each part.</source>
        <translation>هذا الملف أكبر من {size} ميغابايت. قسّمه، وأدخل كل جزء.</translation>
    </message>
    <message>
        <source>This is a spreadsheet&apos;s own file. Open it there, save it as CSV, and choose that.</source>
        <translation>هذا ملف جدول البيانات نفسه. افتحه هناك واحفظه بصيغة CSV، ثم اختر ذلك.</translation>
    </message>
    <message>
        <source>This is not a table: it holds what no text has. Save it as CSV first.</source>
        <translation>هذا ليس جدولًا: فيه ما لا يكون في نص. احفظه أولًا بصيغة CSV.</translation>
    </message>
    <message>
        <source>More than {count} rows. Part the file, and bring in each part.</source>
        <translation>أكثر من {count} صفًّا. قسّم الملف، وأدخل كل جزء.</translation>
    </message>
    <message>
        <source>More than {count} columns: this is not a table of people.</source>
        <translation>أكثر من {count} عمودًا: هذا ليس جدول أشخاص.</translation>
    </message>
    <message>
        <source>One cell is far too long. Perhaps a quotation mark before it was never closed.</source>
        <translation>خلية أطول بكثير مما ينبغي. لعل علامة اقتباس قبلها لم تُغلق.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>علامة اقتباس مفتوحة ولم تُغلق.</translation>
    </message>
    <message>
        <source>Ready, look once</source>
        <translation>جاهز، انظر مرة</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>متروك</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>مكرر</translation>
    </message>
    <message>
        <source>Saved on this till</source>
        <translation>محفوظ على نقطة البيع</translation>
    </message>
    <message>
        <source>The file has “{cell}”</source>
        <translation>في الملف «{cell}»</translation>
    </message>
    <message>
        <source>{field}: {what}</source>
        <translation>{field}: {what}</translation>
    </message>
    <message>
        <source>a spreadsheet has shortened the number; type it again from the form</source>
        <translation>اختصر جدول البيانات الرقم؛ اكتبه ثانيةً من النموذج</translation>
    </message>
    <message>
        <source>The same person as in row {row}</source>
        <translation>الشخص نفسه في الصف {row}</translation>
    </message>
    <message>
        <source>Saved on this till already, and not sent yet</source>
        <translation>محفوظ على نقطة البيع من قبل، ولم يُرسَل بعد</translation>
    </message>
    <message>
        <source>A customer already: what the form says replaces the old</source>
        <translation>عميل من قبل: ما في النموذج يحلّ محلّ القديم</translation>
    </message>
    <message>
        <source>A customer already</source>
        <translation>عميل من قبل</translation>
    </message>
    <message>
        <source>Looking at row {done} of {total}</source>
        <translation>يُنظر في الصف {done} من {total}</translation>
    </message>
    <message>
        <source>{done} of {total} rows done</source>
        <translation>انتهى {done} من {total} صفًّا</translation>
    </message>
    <message>
        <source>{done}, {left_out}</source>
        <translation>{done}، {left_out}</translation>
    </message>
    <message>
        <source>{done} · {time} left</source>
        <translation>{done} · بقي {time}</translation>
    </message>
</context>
<context>
    <name>lookup</name>
    <message>
        <source>Not seen on this till</source>
        <translation>لم يُرَ على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Enter asks the server</source>
        <translation>‏Enter يسأل الخادم</translation>
    </message>
    <message>
        <source>in any order, one slip allowed</source>
        <translation>بأي ترتيب، ويُغتفر خطأ واحد</translation>
    </message>
    <message>
        <source>Asking the server for “{text}”</source>
        <translation>يُسأل الخادم عن «{text}»</translation>
    </message>
    <message>
        <source>This till has not seen them yet.</source>
        <translation>لم ترَه نقطة البيع هذه بعد.</translation>
    </message>
    <message>
        <source>Registered here</source>
        <translation>مسجَّل هنا</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>غير مُرسَل</translation>
    </message>
    <message>
        <source>server not asked</source>
        <translation>لم يُسأل الخادم</translation>
    </message>
    <message>
        <source>Register this address</source>
        <translation>تسجيل هذا العنوان</translation>
    </message>
    <message>
        <source>Register this number</source>
        <translation>تسجيل هذا الرقم</translation>
    </message>
    <message>
        <source>Register somebody new</source>
        <translation>تسجيل شخص جديد</translation>
    </message>
</context>
<context>
    <name>loyalty</name>
    <message>
        <source>{number} ({what})</source>
        <translation>{number} ({what})</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>نقطة واحدة</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} نقطة</translation>
    </message>
    <message>
        <source>the next tier</source>
        <translation>المستوى التالي</translation>
    </message>
    <message>
        <source>Enough for {tier} is reached</source>
        <translation>بلغ ما يكفي لـ {tier}</translation>
    </message>
    <message>
        <source>{amount} more by {date} for {tier}</source>
        <translation>{amount} أخرى حتى {date} لـ {tier}</translation>
    </message>
    <message>
        <source>{amount} more for {tier}</source>
        <translation>{amount} أخرى لـ {tier}</translation>
    </message>
    <message>
        <source>The tier</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>{tier} is kept beyond {date}</source>
        <translation>يبقى {tier} بعد {date}</translation>
    </message>
    <message>
        <source>{tier} is kept</source>
        <translation>يبقى {tier}</translation>
    </message>
    <message>
        <source>{tier} lasts until {date}</source>
        <translation>يسري {tier} حتى {date}</translation>
    </message>
    <message>
        <source>the tier</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>Enough to keep {tier} is reached</source>
        <translation>بلغ ما يكفي للبقاء في {tier}</translation>
    </message>
    <message>
        <source>{amount} more keeps {tier}</source>
        <translation>{amount} أخرى تُبقي {tier}</translation>
    </message>
    <message>
        <source>{amount} in all for {tier}</source>
        <translation>{amount} في المجموع لـ {tier}</translation>
    </message>
    <message>
        <source>{current} of {amount} for {tier}</source>
        <translation>{current} من {amount} لـ {tier}</translation>
    </message>
    <message>
        <source>From {old} to {new}</source>
        <translation>من {old} إلى {new}</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>ترقية</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>خفض</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>تجديد</translation>
    </message>
    <message>
        <source>for the customer</source>
        <translation>للعميل</translation>
    </message>
    <message>
        <source>for bill {id}</source>
        <translation>للفاتورة {id}</translation>
    </message>
    <message>
        <source>for line {line} of bill {id}</source>
        <translation>للسطر {line} من الفاتورة {id}</translation>
    </message>
    <message>
        <source>{points} {what}</source>
        <translation>{points} {what}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>حتى {date}</translation>
    </message>
    <message>
        <source>issued {date}, {store}</source>
        <translation>صدرت {date}، {store}</translation>
    </message>
    <message>
        <source>issued {date}</source>
        <translation>صدرت {date}</translation>
    </message>
    <message>
        <source>issued at {store}</source>
        <translation>صدرت في {store}</translation>
    </message>
    <message>
        <source>{status}: let a supervisor look before points or coupons are redeemed.</source>
        <translation>{status}: ليراجعه المشرف قبل استبدال النقاط أو القسائم.</translation>
    </message>
    <message>
        <source>{status}: ask a supervisor.</source>
        <translation>{status}: اسأل المشرف.</translation>
    </message>
    <message>
        <source>On the do-not-call register: do not ring with offers.</source>
        <translation>في سجل «لا تتصل»: لا تهاتفه بعروض.</translation>
    </message>
    <message>
        <source>Wants no promotional messages: do not offer to send any.</source>
        <translation>لا يريد رسائل ترويجية: لا تعرض إرسالها.</translation>
    </message>
    <message>
        <source>by {who}, {when}</source>
        <translation>بواسطة {who}، {when}</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>بواسطة {who}</translation>
    </message>
    <message>
        <source>Promoter: recommends the shop</source>
        <translation>مروّج: يوصي بالمتجر</translation>
    </message>
    <message>
        <source>Passive: neither recommends nor warns</source>
        <translation>محايد: لا يوصي ولا يحذّر</translation>
    </message>
    <message>
        <source>Detractor: would warn others</source>
        <translation>منتقد: قد يحذّر غيره</translation>
    </message>
    <message>
        <source>{name} ({facts})</source>
        <translation>{name} ({facts})</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
</context>
<context>
    <name>matches</name>
    <message>
        <source>unsent</source>
        <translation>غير مُرسَل</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>بواسطة مَن</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>للجميع</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>تصحيح</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>اتركه كما هو</translation>
    </message>
    <message>
        <source>This note is waiting here already</source>
        <translation>هذه الملاحظة تنتظر هنا من قبل</translation>
    </message>
    <message>
        <source>Correct this note</source>
        <translation>تصحيح هذه الملاحظة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>ملاحظة جديدة</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>يُحفظ…</translation>
    </message>
    <message>
        <source>Choose a note first</source>
        <translation>اختر أولًا ملاحظة</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>مَن</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>The server does not tell whose this is</source>
        <translation>لا يذكر الخادم لمن هذه</translation>
    </message>
    <message>
        <source>Only who wrote it can correct it</source>
        <translation>لا يصحّحها إلا كاتبها</translation>
    </message>
    <message>
        <source>It is under way: wait until it was sent</source>
        <translation>إنها قيد الإرسال: انتظر حتى تُرسَل</translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <source>Earlier changes of tier</source>
        <translation>تغييرات المستوى السابقة</translation>
    </message>
    <message>
        <source>What keeps the tier</source>
        <translation>ما يُبقي المستوى</translation>
    </message>
    <message>
        <source>Points by expiry</source>
        <translation>النقاط بحسب الانتهاء</translation>
    </message>
    <message>
        <source>Points that are gone</source>
        <translation>النقاط الذاهبة</translation>
    </message>
    <message>
        <source>Expired points</source>
        <translation>النقاط المنتهية</translation>
    </message>
    <message>
        <source>Promotional points</source>
        <translation>النقاط الترويجية</translation>
    </message>
    <message>
        <source>Purchases by month</source>
        <translation>المشتريات بحسب الشهر</translation>
    </message>
    <message>
        <source>{points} expired</source>
        <translation>انتهت {points}</translation>
    </message>
    <message>
        <source>No promotional points.</source>
        <translation>لا نقاط ترويجية.</translation>
    </message>
    <message>
        <source>The server tells of no bill with a date.</source>
        <translation>لا يذكر الخادم فاتورة لها تاريخ.</translation>
    </message>
    <message>
        <source>Not on this till yet: it comes with the server&apos;s next answer.</source>
        <translation>ليس على نقطة البيع بعد: يأتي مع جواب الخادم التالي.</translation>
    </message>
    <message>
        <source>Known once the registration was sent.</source>
        <translation>يُعرف بعد إرسال التسجيل.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>{tier}: {description}</source>
        <translation>{tier}: {description}</translation>
    </message>
    <message>
        <source>The server tells no progress of this customer.</source>
        <translation>لا يذكر الخادم تقدّم هذا العميل.</translation>
    </message>
    <message>
        <source>Towards {tier}</source>
        <translation>نحو {tier}</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>ما يُبقيه</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>المنتهية</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>المستبدَلة</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>المعدَّلة</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>المُعادة</translation>
    </message>
    <message>
        <source>{bills}, {first} to {last}</source>
        <translation>{bills}، من {first} إلى {last}</translation>
    </message>
    <message>
        <source>{period}. Older bills are not counted here.</source>
        <translation>{period}. الفواتير الأقدم لا تُحسب هنا.</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{month}: {amount}, {bills}</source>
        <translation>{month}: {amount}، {bills}</translation>
    </message>
    <message>
        <source>Recommends us</source>
        <translation>يوصي بنا</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>الشرائح</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>التسجيل</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>pending</name>
    <message>
        <source>What</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>For</source>
        <translation>لِمَن</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>بواسطة {name}</translation>
    </message>
    <message>
        <source>{what}: {name}</source>
        <translation>{what}: {name}</translation>
    </message>
    <message>
        <source>saved {time} by {name}</source>
        <translation>حفظه {name}، {time}</translation>
    </message>
    <message>
        <source>Choose a row first</source>
        <translation>اختر أولًا صفًّا</translation>
    </message>
    <message>
        <source>It is sent by itself once this till may sign in again</source>
        <translation>يُرسَل من تلقاء نفسه حين تستطيع نقطة البيع الدخول ثانيةً</translation>
    </message>
    <message>
        <source>There is nobody on the server whom it could be sent for</source>
        <translation>لا أحد على الخادم يُرسَل له هذا</translation>
    </message>
    <message>
        <source>It is sent by itself; “Send now” tries at once</source>
        <translation>يُرسَل من تلقاء نفسه؛ و«إرسال الآن» يحاول فورًا</translation>
    </message>
    <message>
        <source>Choose below, field by field</source>
        <translation>اختر أدناه، حقلًا حقلًا</translation>
    </message>
    <message>
        <source>Set it anew on the customer&apos;s card</source>
        <translation>اضبطه من جديد على بطاقة العميل</translation>
    </message>
    <message>
        <source>Only what the server refused can be corrected</source>
        <translation>لا يُصحَّح إلا ما رفضه الخادم</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>أُرسِل</translation>
    </message>
    <message>
        <source>It was withdrawn</source>
        <translation>سُحب</translation>
    </message>
    <message>
        <source>It is being sent at this moment</source>
        <translation>يُرسَل في هذه اللحظة</translation>
    </message>
    <message>
        <source>First it is found out whether it arrived</source>
        <translation>يُتحقَّق أولًا هل وصل</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>لم يُحاوَل بعد</translation>
    </message>
    <message>
        <source>tried once</source>
        <translation>محاولة واحدة</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>جارٍ</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>الرمز {code}</translation>
    </message>
    <message>
        <source>request {id}</source>
        <translation>الطلب {id}</translation>
    </message>
    <message>
        <source>never left this till</source>
        <translation>لم يغادر نقطة البيع قط</translation>
    </message>
    <message>
        <source>done</source>
        <translation>تمّ</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>رُفض</translation>
    </message>
    <message>
        <source>the till&apos;s sign-in was not accepted</source>
        <translation>لم يُقبل دخول نقطة البيع</translation>
    </message>
    <message>
        <source>the server asked for patience</source>
        <translation>طلب الخادم التريّث</translation>
    </message>
    <message>
        <source>the server could not do it</source>
        <translation>لم يستطع الخادم ذلك</translation>
    </message>
    <message>
        <source>refused for a reason that this till does not know</source>
        <translation>رُفض لسبب لا تعرفه نقطة البيع هذه</translation>
    </message>
    <message>
        <source>too many at once; sent in smaller parts</source>
        <translation>أكثر مما يُرسَل دفعة واحدة؛ أُرسِل في أجزاء أصغر</translation>
    </message>
    <message>
        <source>the answer was lost</source>
        <translation>ضاع الجواب</translation>
    </message>
    <message>
        <source>the program ended before the answer came</source>
        <translation>انتهى البرنامج قبل وصول الجواب</translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Nothing was saved: some fields need a look</source>
        <translation>لم يُحفظ شيء: بعض الحقول تحتاج إلى نظر</translation>
    </message>
    <message>
        <source>Customers are known by this here: ask for another one instead</source>
        <translation>بهذا يُعرف العملاء هنا: اطلب بديلًا عنه</translation>
    </message>
    <message>
        <source>Tills may not change this here: ask for another one instead</source>
        <translation>لا يحق لنقاط البيع تغيير هذا هنا: اطلب بديلًا عنه</translation>
    </message>
    <message>
        <source>This customer is known by this alone: ask for another one instead</source>
        <translation>لا يُعرف هذا العميل إلا بهذا: اطلب بديلًا عنه</translation>
    </message>
    <message>
        <source>Meanwhile it became: {value}</source>
        <translation>صار في هذه الأثناء: {value}</translation>
    </message>
    <message>
        <source>Changed here and on the server: {fields}. Decide which is right.</source>
        <translation>تغيّر هنا وعلى الخادم: {fields}. قرّر أيها الصحيح.</translation>
    </message>
    <message>
        <source>A change was not taken: {reason}</source>
        <translation>لم يُقبل تغيير: {reason}</translation>
    </message>
    <message>
        <source>Not sent yet: change the fields of the profile instead.</source>
        <translation>لم يُرسَل بعد: غيّر حقول الملف الشخصي بدل ذلك.</translation>
    </message>
    <message>
        <source>The customer has nothing that could be exchanged.</source>
        <translation>ليس لدى العميل ما يمكن استبداله.</translation>
    </message>
    <message>
        <source>{what}: {new} instead of {old}</source>
        <translation>{what}: {new} بدل {old}</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>بانتظار الموافقة</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>Turned down</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>asked by {name}, {when}</source>
        <translation>طلبه {name}، {when}</translation>
    </message>
    <message>
        <source>asked {when}</source>
        <translation>طُلب {when}</translation>
    </message>
    <message>
        <source>decided {when}</source>
        <translation>حُسم {when}</translation>
    </message>
    <message>
        <source>This server does not tell what became of requests.</source>
        <translation>هذا الخادم لا يذكر ما صارت إليه الطلبات.</translation>
    </message>
    <message>
        <source>What the server lists is not here: {reason}</source>
        <translation>قائمة الخادم ليست هنا: {reason}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>قرّر</translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>Look up</source>
        <translation>العملاء</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث متقدم</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>المعلّق</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>الإقفال</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>الدليل</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>asking the server…</source>
        <translation>يُسأل الخادم…</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>دون اتصال</translation>
    </message>
    <message>
        <source>not refreshed</source>
        <translation>لم يُحدَّث</translation>
    </message>
    <message>
        <source>from this till alone</source>
        <translation>من نقطة البيع هذه وحدها</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>لا شيء يطابق التصفية</translation>
    </message>
    <message>
        <source>Change the filter, or clear it.</source>
        <translation>غيّر التصفية، أو امسحها.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>غير معروف بعد</translation>
    </message>
    <message>
        <source>It shows once this customer&apos;s registration was sent.</source>
        <translation>يظهر بعد إرسال تسجيل هذا العميل.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>يُسأل الخادم…</translation>
    </message>
    <message>
        <source>Not on this till</source>
        <translation>ليس على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>The line is down. It is asked for when the line is back.</source>
        <translation>الخط مقطوع. يُطلب حين يعود الخط.</translation>
    </message>
    <message>
        <source>The server could not be asked. “Refresh” tries again.</source>
        <translation>تعذّر سؤال الخادم. «تحديث» يحاول ثانيةً.</translation>
    </message>
    <message>
        <source>What is saved here is sent all the same.</source>
        <translation>ما يُحفظ هنا يُرسَل مع ذلك.</translation>
    </message>
    <message>
        <source>This server tells no transactions</source>
        <translation>هذا الخادم لا يذكر المعاملات</translation>
    </message>
    <message>
        <source>This server tells no coupons</source>
        <translation>هذا الخادم لا يذكر القسائم</translation>
    </message>
    <message>
        <source>This server tells no notes</source>
        <translation>هذا الخادم لا يذكر الملاحظات</translation>
    </message>
    <message>
        <source>This server tells no tickets</source>
        <translation>هذا الخادم لا يذكر التذاكر</translation>
    </message>
    <message>
        <source>This server does not tell it</source>
        <translation>هذا الخادم لا يذكر ذلك</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>لا معاملات بعد</translation>
    </message>
    <message>
        <source>What this customer buys shows here.</source>
        <translation>ما يشتريه هذا العميل يظهر هنا.</translation>
    </message>
    <message>
        <source>No coupons</source>
        <translation>لا قسائم</translation>
    </message>
    <message>
        <source>Coupons that are issued to this customer show here.</source>
        <translation>القسائم الصادرة لهذا العميل تظهر هنا.</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>لا ملاحظات بعد</translation>
    </message>
    <message>
        <source>Write the first one: Ctrl+N.</source>
        <translation>اكتب الأولى: Ctrl+N.</translation>
    </message>
    <message>
        <source>No tickets</source>
        <translation>لا تذاكر</translation>
    </message>
    <message>
        <source>Raise one with the form: Ctrl+T.</source>
        <translation>افتح واحدة بالنموذج: Ctrl+T.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>لا شيء هنا</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} من {all}</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>على الخادم</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>; </source>
        <translation>؛ </translation>
    </message>
</context>
<context>
    <name>register</name>
    <message>
        <source>Somebody</source>
        <translation>شخص ما</translation>
    </message>
    <message>
        <source>Not saved again: {name} is already saved on this till since {time} and waits to be sent.</source>
        <translation>لم يُحفظ مرة أخرى: {name} محفوظ على نقطة البيع هذه منذ {time} وينتظر الإرسال.</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} و{last}</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>نقطة واحدة</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} نقطة</translation>
    </message>
    <message>
        <source>coupon {code}</source>
        <translation>القسيمة {code}</translation>
    </message>
    <message>
        <source>{amount} %</source>
        <translation>{amount} %</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>خصم {amount}</translation>
    </message>
    <message>
        <source>{coupon} until {day}</source>
        <translation>{coupon} حتى {day}</translation>
    </message>
</context>
<context>
    <name>retire</name>
    <message>
        <source>Retire this till</source>
        <translation>إنهاء نقطة البيع</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>تسليم…</translation>
    </message>
    <message>
        <source>First: what is not sent</source>
        <translation>أولًا: ما لم يُرسل</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>رقمك السري</translation>
    </message>
    <message>
        <source>Retire this till for good</source>
        <translation>إنهاء نقطة البيع نهائيًا</translation>
    </message>
    <message>
        <source>Be sure</source>
        <translation>تأكّد</translation>
    </message>
    <message>
        <source>{unsent}: send it, withdraw it, or hand it over first.</source>
        <translation>{unsent}: أرسله أو اسحبه أو سلّمه أولًا.</translation>
    </message>
    <message>
        <source>Type the name of this till: {name}</source>
        <translation>اكتب اسم نقطة البيع هذه: {name}</translation>
    </message>
    <message>
        <source>The till&apos;s name and your PIN first</source>
        <translation>اسم نقطة البيع ورقمك السري أولًا</translation>
    </message>
    <message>
        <source>For a till that leaves the shop. Its key is forgotten and its storage wiped: nobody can read its customers, its audit or its drafts again. There is no way back.</source>
        <translation>لنقطة بيع تغادر المتجر. يُنسى مفتاحها ويُمحى تخزينها: لن يقرأ أحد عملاءها ولا سجلها ولا مسوداتها بعد ذلك. لا رجعة في هذا.</translation>
    </message>
    <message>
        <source>Tables and slips among its exports are deleted. Rescue files, closing certificates and the settings stay. Take the audit along first if it is still needed.</source>
        <translation>تُحذف الجداول والقسائم من ملفاتها المصدّرة. وتبقى ملفات الإنقاذ وشهادات الإقفال والإعدادات. خذ سجل التدقيق أولًا إن كنت تحتاج إليه.</translation>
    </message>
    <message>
        <source>Something is not sent yet. Nothing was changed.</source>
        <translation>هناك ما لم يُرسل بعد. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>That is not this till&apos;s name. Nothing was changed.</source>
        <translation>ليس هذا اسم نقطة البيع. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>This till practises: it keeps nobody real, and there is nothing to retire.</source>
        <translation>نقطة البيع هذه في التدريب: لا تحفظ أحدًا حقيقيًا، ولا شيء لإنهائه.</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>What</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>How</source>
        <translation>كيف</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>يُعرف بـ</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>النقاط</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>المشتريات</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>آخر شراء</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>التسجيل</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>الاسم الأول</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>اسم العائلة</translation>
    </message>
    <message>
        <source>Organisation id</source>
        <translation>معرّف المؤسسة</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>الجوال</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>External id (card)</source>
        <translation>المعرّف الخارجي (البطاقة)</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>تاريخ التسجيل</translation>
    </message>
    <message>
        <source>Lifetime points</source>
        <translation>النقاط منذ البداية</translation>
    </message>
    <message>
        <source>Lifetime purchases</source>
        <translation>المشتريات منذ البداية</translation>
    </message>
    <message>
        <source>Registered at store</source>
        <translation>متجر التسجيل</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>يبدأ بـ</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>ينتهي بـ</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>هو تمامًا</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>في يوم</translation>
    </message>
    <message>
        <source>is</source>
        <translation>هو</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>بين</translation>
    </message>
    <message>
        <source>is before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>is below</source>
        <translation>أصغر من</translation>
    </message>
    <message>
        <source>is after</source>
        <translation>بعد</translation>
    </message>
    <message>
        <source>is above</source>
        <translation>أكبر من</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>واحد من</translation>
    </message>
    <message>
        <source>{low} and {high}</source>
        <translation>{low} و{high}</translation>
    </message>
    <message>
        <source>{what} {how} {values}</source>
        <translation>{what} {how} {values}</translation>
    </message>
    <message>
        <source>Say what to look for</source>
        <translation>قل عمّا تبحث</translation>
    </message>
    <message>
        <source>A condition is missing here, or the name in front of it</source>
        <translation>ينقص هنا شرط، أو الاسم قبله</translation>
    </message>
    <message>
        <source>A value is still missing</source>
        <translation>ما زالت قيمة ناقصة</translation>
    </message>
    <message>
        <source>“{piece}” is no way to compare: try {operators}</source>
        <translation>«{piece}» ليست طريقة مقارنة: جرّب {operators}</translation>
    </message>
    <message>
        <source>Only one value here: several go with IN, two with RANGE</source>
        <translation>قيمة واحدة هنا فقط: للعدة IN، وللاثنتين RANGE</translation>
    </message>
    <message>
        <source>RANGE takes two values with ; between them</source>
        <translation>يأخذ RANGE قيمتين بينهما ;</translation>
    </message>
    <message>
        <source>“{piece}” is too much: a condition is name:HOW:value</source>
        <translation>«{piece}» زائد: الشرط هو اسم:كيف:قيمة</translation>
    </message>
    <message>
        <source>A value cannot hold &amp; : or ; – the server knows no such</source>
        <translation>لا تكون في القيمة &amp; أو : أو ; – الخادم لا يعرف ذلك</translation>
    </message>
    <message>
        <source>A parenthesis is not closed</source>
        <translation>قوس لم يُغلق</translation>
    </message>
    <message>
        <source>“{piece}” is not a number</source>
        <translation>«{piece}» ليس عددًا</translation>
    </message>
    <message>
        <source>“{piece}” is not a date: write it as 2026-01-31</source>
        <translation>«{piece}» ليس تاريخًا: اكتبه هكذا 2026-01-31</translation>
    </message>
    <message>
        <source>Found on the server</source>
        <translation>وُجد على الخادم</translation>
    </message>
    <message>
        <source>Found on this till</source>
        <translation>وُجد على نقطة البيع</translation>
    </message>
    <message>
        <source>From this till, as of {when}; {kept}.</source>
        <translation>من نقطة البيع هذه، كما في {when}؛ {kept}.</translation>
    </message>
    <message>
        <source>From this till; {kept}.</source>
        <translation>من نقطة البيع هذه؛ {kept}.</translation>
    </message>
    <message>
        <source>There are more: one file takes no more than these.</source>
        <translation>هناك المزيد: لا يتسع ملف واحد لأكثر من هذه.</translation>
    </message>
    <message>
        <source>They are from this till: the server was not asked.</source>
        <translation>هؤلاء من نقطة البيع هذه: لم يُسأل الخادم.</translation>
    </message>
    <message>
        <source>Numbers and addresses are masked; a supervisor gets them whole.</source>
        <translation>الأرقام والعناوين مخفية؛ والمشرف يأخذها كاملة.</translation>
    </message>
    <message>
        <source>Reading for the file: {n} so far</source>
        <translation>يُقرأ للملف: {n} حتى الآن</translation>
    </message>
    <message>
        <source>Reading for the file: {n} of {count}</source>
        <translation>يُقرأ للملف: {n} من {count}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Associates</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>سجل التدقيق</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>التشخيص</translation>
    </message>
    <message>
        <source>Retire this till</source>
        <translation>إنهاء نقطة البيع</translation>
    </message>
    <message>
        <source>Line {line} · {text}</source>
        <translation>السطر {line} · {text}</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Signed in to {name}.</source>
        <translation>تمّ الدخول إلى {name}.</translation>
    </message>
    <message>
        <source>It answered in {n} ms.</source>
        <translation>أجاب في {n} م.ث.</translation>
    </message>
    <message>
        <source>It is slow: it answered in {n} ms.</source>
        <translation>إنه بطيء: أجاب في {n} م.ث.</translation>
    </message>
    <message>
        <source>Both clocks agree.</source>
        <translation>الساعتان متفقتان.</translation>
    </message>
    <message>
        <source>The clocks differ by {off}, which is fine.</source>
        <translation>الفرق بين الساعتين {off}، وهذا مقبول.</translation>
    </message>
    <message>
        <source>This till&apos;s clock is {off} slow: set it right.</source>
        <translation>ساعة نقطة البيع متأخرة {off}: اضبطها.</translation>
    </message>
    <message>
        <source>This till&apos;s clock is {off} fast: set it right.</source>
        <translation>ساعة نقطة البيع متقدمة {off}: اضبطها.</translation>
    </message>
</context>
<context>
    <name>slips</name>
    <message>
        <source>Sent to the printer</source>
        <translation>أُرسِل إلى الطابعة</translation>
    </message>
    <message>
        <source>There is no printer here: the slip was kept as a file</source>
        <translation>لا طابعة هنا: حُفظت القصاصة ملفًا</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Done</source>
        <translation>تمّ</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
</context>
<context>
    <name>tickets</name>
    <message>
        <source>Raise ticket</source>
        <translation>فتح تذكرة</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ماذا حدث</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>القسم</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Reported from</source>
        <translation>مصدر البلاغ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>A ticket with this subject is waiting here already</source>
        <translation>تذكرة بهذا الموضوع تنتظر هنا من قبل</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>يُحفظ…</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>منخفضة</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>متوسطة</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالية</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>InTouch</source>
        <translation>InTouch</translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation>مركز الاتصال</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>نقطة البيع</translation>
    </message>
    <message>
        <source>Microsite</source>
        <translation>موقع مصغّر</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>وسائل التواصل</translation>
    </message>
    <message>
        <source>About the store</source>
        <translation>عن المتجر</translation>
    </message>
    <message>
        <source>About the customer</source>
        <translation>عن العميل</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>التذاكر</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>طباعة القصاصة</translation>
    </message>
    <message>
        <source>Any priority</source>
        <translation>أي أولوية</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>From anywhere</source>
        <translation>من أي مكان</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>أي نوع</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>تذكرة جديدة</translation>
    </message>
    <message>
        <source>Hide the form</source>
        <translation>أخفِ النموذج</translation>
    </message>
    <message>
        <source>Choose a ticket first</source>
        <translation>اختر أولًا تذكرة</translation>
    </message>
    <message>
        <source>It gets its code when it was sent</source>
        <translation>تأخذ رمزها حين تُرسَل</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>الحقول</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>تذكرة</translation>
    </message>
    <message>
        <source>For</source>
        <translation>لِمَن</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>فُتحت</translation>
    </message>
    <message>
        <source>Printed {time}. Please keep this slip.</source>
        <translation>طُبعت {time}. يرجى الاحتفاظ بهذه القصاصة.</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Asking…</source>
        <translation>يُسأل…</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>مقطوع</translation>
    </message>
    <message>
        <source>Nothing gets through to the training server.</source>
        <translation>لا يصل شيء إلى خادم التدريب.</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>بطيء</translation>
    </message>
    <message>
        <source>Every answer of the training server takes some seconds.</source>
        <translation>كل جواب من خادم التدريب يستغرق بضع ثوانٍ.</translation>
    </message>
    <message>
        <source>Flaky</source>
        <translation>متقلّب</translation>
    </message>
    <message>
        <source>Some requests vanish on the way, and some answers get lost.</source>
        <translation>تختفي بعض الطلبات في الطريق، وتضيع بعض الأجوبة.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>جيد</translation>
    </message>
    <message>
        <source>The line to the training server works as it should.</source>
        <translation>يعمل الخط إلى خادم التدريب كما ينبغي.</translation>
    </message>
    <message>
        <source>Well done. It was saved here first and sent once, as soon as the line was back. With real customers it is just the same.</source>
        <translation>أحسنت. حُفظ هنا أولًا وأُرسِل مرة واحدة حالما عاد الخط. ومع العملاء الحقيقيين الأمر نفسه.</translation>
    </message>
    <message>
        <source>Cut the line</source>
        <translation>اقطع الخط</translation>
    </message>
    <message>
        <source>Press the button. The pill at the top says “Offline”.</source>
        <translation>اضغط الزر. تقول الإشارة في الأعلى «دون اتصال».</translation>
    </message>
    <message>
        <source>Register somebody</source>
        <translation>سجّل شخصًا</translation>
    </message>
    <message>
        <source>With a number of your own making. The card opens and says “Saved on this till”; then come back here.</source>
        <translation>برقم من عندك. تُفتح البطاقة وتقول «محفوظ على نقطة البيع»؛ ثم عُد إلى هنا.</translation>
    </message>
    <message>
        <source>Restore the line</source>
        <translation>أعِد الخط</translation>
    </message>
    <message>
        <source>Press the button. The pill at the top says “Online”.</source>
        <translation>اضغط الزر. تقول الإشارة في الأعلى «متصل».</translation>
    </message>
    <message>
        <source>Watch it being sent</source>
        <translation>راقب إرساله</translation>
    </message>
    <message>
        <source>You need not do anything. “Pending” counts down, and it is with the server once.</source>
        <translation>لا تفعل شيئًا. يتناقص «المعلّق»، ويكون لدى الخادم مرة واحدة.</translation>
    </message>
</context>
<context>
    <name>transactions</name>
    <message>
        <source>Transactions</source>
        <translation>المعاملات</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>عرض المزيد</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>تصدير الجدول</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>رقم الفاتورة</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>معرّف المعاملة</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>بحسب التاريخ</translation>
    </message>
    <message>
        <source>By id</source>
        <translation>بحسب المعرّف</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>Earliest first</source>
        <translation>الأقدم أولًا</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>يُسأل الخادم…</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>الفاتورة</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>الخصم</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Points issued</source>
        <translation>النقاط الصادرة</translation>
    </message>
    <message>
        <source>Points redeemed</source>
        <translation>النقاط المستبدَلة</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأصناف</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>شراء</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>إرجاع</translation>
    </message>
    <message>
        <source>{count} × {what} {amount}</source>
        <translation>{count} × {what} {amount}</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>{what}: saved on this till</source>
        <translation>{what}: محفوظ على نقطة البيع هذه</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>تراجُع</translation>
    </message>
    <message>
        <source>Too late: it was sent meanwhile. Change it on the card.</source>
        <translation>فات الأوان: أُرسِل في هذه الأثناء. غيّره على البطاقة.</translation>
    </message>
    <message>
        <source>Taken back: it is not sent. The record stays.</source>
        <translation>تمّ التراجع: لن يُرسَل، ويبقى في السجل.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Registration</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Changed details</source>
        <translation>تفاصيل معدَّلة</translation>
    </message>
    <message>
        <source>New number or address</source>
        <translation>رقم أو عنوان جديد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Corrected note</source>
        <translation>ملاحظة مصحَّحة</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>تذكرة</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Messages wanted</source>
        <translation>الرسائل المرغوبة</translation>
    </message>
    <message>
        <source>Saved on this till</source>
        <translation>محفوظ على نقطة البيع</translation>
    </message>
    <message>
        <source>After registration</source>
        <translation>بعد التسجيل</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>يُرسَل</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>يُتحقَّق</translation>
    </message>
    <message>
        <source>Waiting for sign-in</source>
        <translation>بانتظار الدخول</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>يحتاج إليك</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>أُرسِل</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>مسحوب</translation>
    </message>
    <message>
        <source>The answer was lost; making sure it is not sent twice</source>
        <translation>ضاع الجواب؛ يُتأكَّد ألا يُرسَل مرتين</translation>
    </message>
    <message>
        <source>Goes out once the registration before it was sent</source>
        <translation>يخرج بعد إرسال التسجيل الذي قبله</translation>
    </message>
    <message>
        <source>The server wants this till to sign in again</source>
        <translation>يريد الخادم أن تدخل نقطة البيع من جديد</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>الرمز {code}</translation>
    </message>
    <message>
        <source>Request {id}</source>
        <translation>الطلب {id}</translation>
    </message>
    <message>
        <source>It cannot be told whether it arrived: look the customer up, then send it again or withdraw it</source>
        <translation>لا يُعرف هل وصل: ابحث عن العميل، ثم أعِد الإرسال أو اسحب</translation>
    </message>
    <message>
        <source>The server could not do it, twice: look at it, then send it again</source>
        <translation>لم يستطع الخادم ذلك مرتين: انظر فيه، ثم أعِد الإرسال</translation>
    </message>
    <message>
        <source>This cannot be decided by itself: look at it</source>
        <translation>لا يُحسم هذا من تلقاء نفسه: انظر فيه</translation>
    </message>
    <message>
        <source>The server could not be reached; it is tried again</source>
        <translation>تعذّر الوصول إلى الخادم؛ تُعاد المحاولة</translation>
    </message>
    <message>
        <source>The server asked for some patience</source>
        <translation>طلب الخادم بعض التريّث</translation>
    </message>
    <message>
        <source>The server could not do it; it is tried once more</source>
        <translation>لم يستطع الخادم ذلك؛ يُحاوَل مرة أخرى</translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation>لا شيء ينتظر</translation>
    </message>
    <message>
        <source>{unsent}, {needing}</source>
        <translation>{unsent}، {needing}</translation>
    </message>
    <message>
        <source>The server could not work out the points; the rest may have been done</source>
        <translation>لم يستطع الخادم حساب النقاط؛ وقد يكون الباقي أُنجز</translation>
    </message>
    <message>
        <source>The server does not know this customer</source>
        <translation>لا يعرف الخادم هذا العميل</translation>
    </message>
    <message>
        <source>This customer is not in the loyalty programme yet</source>
        <translation>هذا العميل ليس في برنامج الولاء بعد</translation>
    </message>
    <message>
        <source>The server could not register anyone with this external id</source>
        <translation>لم يستطع الخادم تسجيل أحد بهذا المعرّف الخارجي</translation>
    </message>
    <message>
        <source>The server needs a mobile number, e-mail or external id</source>
        <translation>يحتاج الخادم إلى جوال أو بريد إلكتروني أو معرّف خارجي</translation>
    </message>
    <message>
        <source>The server does not take this mobile number, e-mail or external id: correct it</source>
        <translation>لا يقبل الخادم هذا الجوال أو البريد أو المعرّف الخارجي: صحّحه</translation>
    </message>
    <message>
        <source>The server does not accept this till&apos;s sign-in</source>
        <translation>لا يقبل الخادم دخول نقطة البيع هذه</translation>
    </message>
    <message>
        <source>The server has too much to do just now</source>
        <translation>الخادم مشغول جدًا الآن</translation>
    </message>
    <message>
        <source>This server cannot do that</source>
        <translation>هذا الخادم لا يستطيع ذلك</translation>
    </message>
    <message>
        <source>The server has done it</source>
        <translation>أنجزه الخادم</translation>
    </message>
    <message>
        <source>Some of it was done, and some was not</source>
        <translation>أُنجز بعضه، وبعضه لا</translation>
    </message>
    <message>
        <source>The server did not understand what was sent: call support</source>
        <translation>لم يفهم الخادم ما أُرسِل: اتصل بالدعم</translation>
    </message>
    <message>
        <source>None of it was done</source>
        <translation>لم يُنجَز منه شيء</translation>
    </message>
    <message>
        <source>The server does not take this mobile number: correct it</source>
        <translation>لا يقبل الخادم رقم الجوال هذا: صحّحه</translation>
    </message>
    <message>
        <source>The server does not take this e-mail address: correct it</source>
        <translation>لا يقبل الخادم هذا البريد الإلكتروني: صحّحه</translation>
    </message>
    <message>
        <source>The server does not take this external id: correct it</source>
        <translation>لا يقبل الخادم هذا المعرّف الخارجي: صحّحه</translation>
    </message>
    <message>
        <source>The server could not note the store; the rest may have been done</source>
        <translation>لم يستطع الخادم تدوين المتجر؛ وقد يكون الباقي أُنجز</translation>
    </message>
    <message>
        <source>The server could not register anyone with this mobile number</source>
        <translation>لم يستطع الخادم تسجيل أحد برقم الجوال هذا</translation>
    </message>
    <message>
        <source>The server needs a mobile number</source>
        <translation>يحتاج الخادم إلى رقم جوال</translation>
    </message>
    <message>
        <source>The customer may be registered, but is not in the referral network</source>
        <translation>قد يكون العميل مسجَّلًا، لكنه ليس في شبكة الإحالة</translation>
    </message>
    <message>
        <source>The server could not update the points; the rest may have been done</source>
        <translation>لم يستطع الخادم تحديث النقاط؛ وقد يكون الباقي أُنجز</translation>
    </message>
    <message>
        <source>This customer is registered already</source>
        <translation>هذا العميل مسجَّل من قبل</translation>
    </message>
    <message>
        <source>Another customer already has this e-mail address</source>
        <translation>هذا البريد لدى عميل آخر من قبل</translation>
    </message>
    <message>
        <source>The server does not take one of the further fields</source>
        <translation>لا يقبل الخادم أحد الحقول الإضافية</translation>
    </message>
    <message>
        <source>The server could not save one of the further fields; the rest may have been done</source>
        <translation>لم يستطع الخادم حفظ أحد الحقول الإضافية؛ وقد يكون الباقي أُنجز</translation>
    </message>
    <message>
        <source>Beside the e-mail address, the server needs a mobile number or an external id</source>
        <translation>مع البريد الإلكتروني يحتاج الخادم إلى جوال أو معرّف خارجي</translation>
    </message>
    <message>
        <source>The validation code is not right: ask for it again</source>
        <translation>رمز التحقق غير صحيح: اطلبه من جديد</translation>
    </message>
    <message>
        <source>The server could not enrol the customer</source>
        <translation>لم يستطع الخادم ضمّ العميل</translation>
    </message>
    <message>
        <source>The server could not save the profile</source>
        <translation>لم يستطع الخادم حفظ الملف الشخصي</translation>
    </message>
    <message>
        <source>Details that must match before an identifier is changed do not match</source>
        <translation>التفاصيل التي يجب أن تتطابق قبل تغيير معرّف لا تتطابق</translation>
    </message>
    <message>
        <source>Too few details match for an identifier to be changed</source>
        <translation>التفاصيل المتطابقة أقل من أن يُغيَّر معرّف</translation>
    </message>
    <message>
        <source>The server does not check customers by a detail that was given</source>
        <translation>لا يتحقق الخادم من العملاء بتفصيل مما أُعطي</translation>
    </message>
    <message>
        <source>There are no notes about this customer</source>
        <translation>لا ملاحظات عن هذا العميل</translation>
    </message>
    <message>
        <source>The server could not tell the customer&apos;s preferences</source>
        <translation>لم يستطع الخادم ذكر تفضيلات العميل</translation>
    </message>
    <message>
        <source>The server could not save the preferences</source>
        <translation>لم يستطع الخادم حفظ التفضيلات</translation>
    </message>
    <message>
        <source>This customer has set no preferences</source>
        <translation>لم يحدد هذا العميل تفضيلات</translation>
    </message>
    <message>
        <source>Another customer already has this mobile number</source>
        <translation>رقم الجوال هذا لدى عميل آخر من قبل</translation>
    </message>
    <message>
        <source>Another customer already has this external id</source>
        <translation>هذا المعرّف الخارجي لدى عميل آخر من قبل</translation>
    </message>
    <message>
        <source>The server does not take this date of registration</source>
        <translation>لا يقبل الخادم تاريخ التسجيل هذا</translation>
    </message>
    <message>
        <source>Some of the preferences could not be saved</source>
        <translation>تعذّر حفظ بعض التفضيلات</translation>
    </message>
    <message>
        <source>One note or more could not be saved</source>
        <translation>تعذّر حفظ ملاحظة أو أكثر</translation>
    </message>
    <message>
        <source>The server could not save the note</source>
        <translation>لم يستطع الخادم حفظ الملاحظة</translation>
    </message>
    <message>
        <source>The server needs an e-mail address</source>
        <translation>يحتاج الخادم إلى بريد إلكتروني</translation>
    </message>
    <message>
        <source>The change was asked for; the back office decides on it</source>
        <translation>طُلب التغيير؛ والإدارة تقرر</translation>
    </message>
    <message>
        <source>The server could not take the request for this change</source>
        <translation>لم يستطع الخادم قبول طلب هذا التغيير</translation>
    </message>
    <message>
        <source>The server needs the customer&apos;s external id</source>
        <translation>يحتاج الخادم إلى المعرّف الخارجي للعميل</translation>
    </message>
    <message>
        <source>This till may not see this customer</source>
        <translation>لا يحق لنقطة البيع هذه رؤية هذا العميل</translation>
    </message>
    <message>
        <source>The server needs a mobile number or an e-mail address</source>
        <translation>يحتاج الخادم إلى رقم جوال أو بريد إلكتروني</translation>
    </message>
    <message>
        <source>A member of the loyalty programme cannot be made a non-member</source>
        <translation>لا يمكن جعل عضو برنامج الولاء غير عضو</translation>
    </message>
    <message>
        <source>To become a member, the customer needs a mobile number</source>
        <translation>ليصبح عضوًا يحتاج العميل إلى رقم جوال</translation>
    </message>
    <message>
        <source>To become a member, the customer needs an e-mail address</source>
        <translation>ليصبح عضوًا يحتاج العميل إلى بريد إلكتروني</translation>
    </message>
    <message>
        <source>To become a member, the customer needs an external id</source>
        <translation>ليصبح عضوًا يحتاج العميل إلى معرّف خارجي</translation>
    </message>
    <message>
        <source>The server has told its recommendations</source>
        <translation>قدّم الخادم توصياته</translation>
    </message>
    <message>
        <source>The server could not tell any recommendations</source>
        <translation>لم يستطع الخادم تقديم توصيات</translation>
    </message>
    <message>
        <source>That was too much for the server at once</source>
        <translation>كان ذلك كثيرًا على الخادم دفعة واحدة</translation>
    </message>
    <message>
        <source>The server does not know this fraud status</source>
        <translation>لا يعرف الخادم حالة الاحتيال هذه</translation>
    </message>
    <message>
        <source>The server does not know this test and control status</source>
        <translation>لا يعرف الخادم حالة الاختبار والضبط هذه</translation>
    </message>
    <message>
        <source>The server could not issue the points: tell support; the rest may have been done</source>
        <translation>لم يستطع الخادم إصدار النقاط: أخبر الدعم؛ وقد يكون الباقي أُنجز</translation>
    </message>
    <message>
        <source>The server does not send messages that way</source>
        <translation>لا يرسل الخادم رسائل بهذه الطريقة</translation>
    </message>
    <message>
        <source>The server does not know this kind of messages</source>
        <translation>لا يعرف الخادم هذا النوع من الرسائل</translation>
    </message>
    <message>
        <source>The server does not know this scope of messages</source>
        <translation>لا يعرف الخادم نطاق الرسائل هذا</translation>
    </message>
    <message>
        <source>Only one scope of messages can be changed at a time</source>
        <translation>لا يُغيَّر إلا نطاق واحد من الرسائل في كل مرة</translation>
    </message>
    <message>
        <source>A customer can only be subscribed or unsubscribed</source>
        <translation>لا يمكن إلا تشغيل اشتراك العميل أو إيقافه</translation>
    </message>
    <message>
        <source>The server does not know this campaign</source>
        <translation>لا يعرف الخادم هذه الحملة</translation>
    </message>
    <message>
        <source>The server does not know the message that was named</source>
        <translation>لا يعرف الخادم الرسالة المذكورة</translation>
    </message>
    <message>
        <source>The server could not tell the customer&apos;s subscriptions</source>
        <translation>لم يستطع الخادم ذكر اشتراكات العميل</translation>
    </message>
    <message>
        <source>The server could not save the subscriptions</source>
        <translation>لم يستطع الخادم حفظ الاشتراكات</translation>
    </message>
    <message>
        <source>The server does not know this campaign&apos;s code</source>
        <translation>لا يعرف الخادم رمز هذه الحملة</translation>
    </message>
    <message>
        <source>The campaign is not set up rightly on the server</source>
        <translation>الحملة غير معدّة كما يجب على الخادم</translation>
    </message>
    <message>
        <source>This customer cannot take part in the referral programme</source>
        <translation>لا يمكن لهذا العميل المشاركة في برنامج الإحالة</translation>
    </message>
    <message>
        <source>The customer who refers is not in this campaign</source>
        <translation>العميل المُحيل ليس في هذه الحملة</translation>
    </message>
    <message>
        <source>The server does not take referrals of this kind</source>
        <translation>لا يقبل الخادم إحالات من هذا النوع</translation>
    </message>
    <message>
        <source>The referral programme has trouble of its own</source>
        <translation>في برنامج الإحالة خلل خاص به</translation>
    </message>
    <message>
        <source>The ticket is on the server</source>
        <translation>التذكرة على الخادم</translation>
    </message>
    <message>
        <source>There is already a ticket with this subject</source>
        <translation>توجد تذكرة بهذا الموضوع من قبل</translation>
    </message>
    <message>
        <source>The server could not raise the ticket</source>
        <translation>لم يستطع الخادم فتح التذكرة</translation>
    </message>
    <message>
        <source>A ticket needs a subject</source>
        <translation>لا بدّ للتذكرة من موضوع</translation>
    </message>
    <message>
        <source>The server refused that and gave no reason.</source>
        <translation>رفض الخادم ذلك ولم يذكر سببًا.</translation>
    </message>
    <message>
        <source>The server refused that: “{reason}”</source>
        <translation>رفض الخادم ذلك: «{reason}»</translation>
    </message>
    <message>
        <source>Saved, but the server dropped one of the further fields</source>
        <translation>حُفظ، لكن الخادم أسقط أحد الحقول الإضافية</translation>
    </message>
    <message>
        <source>Saved, but the server dropped a part of it</source>
        <translation>حُفظ، لكن الخادم أسقط جزءًا منه</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Checking the line</source>
        <translation>يُفحص الخط</translation>
    </message>
    <message>
        <source>Server slow</source>
        <translation>الخادم بطيء</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>دون اتصال منذ {time}</translation>
    </message>
    <message>
        <source>Server trouble since {time}</source>
        <translation>خلل في الخادم منذ {time}</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>الدخول مطلوب</translation>
    </message>
    <message>
        <source>Not our network</source>
        <translation>ليست شبكتنا</translation>
    </message>
    <message>
        <source>Server not trusted</source>
        <translation>الخادم غير موثوق</translation>
    </message>
    <message>
        <source>All is well. What you save is sent at once.</source>
        <translation>كل شيء على ما يرام. ما تحفظه يُرسَل فورًا.</translation>
    </message>
    <message>
        <source>Asking the server whether it is there.</source>
        <translation>يُسأل الخادم هل هو هناك.</translation>
    </message>
    <message>
        <source>The server answers slowly. Go on working: what you save is kept on this till until it was sent.</source>
        <translation>الخادم بطيء الجواب. واصل العمل: ما تحفظه يبقى على نقطة البيع حتى يُرسَل.</translation>
    </message>
    <message>
        <source>The line is good, the server is not. Go on working: what you save is sent by itself when the server is well again.</source>
        <translation>الخط سليم، والخادم لا. واصل العمل: ما تحفظه يُرسَل من تلقاء نفسه حين يتعافى الخادم.</translation>
    </message>
    <message>
        <source>The server does not accept this till&apos;s sign-in. A supervisor can give the password again in Settings. What you save is kept until then.</source>
        <translation>لا يقبل الخادم دخول نقطة البيع هذه. يمكن للمشرف إدخال كلمة المرور من جديد في الإعدادات. وما تحفظه يبقى حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>Something other than the loyalty server answers. If this is a guest network, open its sign-in page in a browser, or change to the shop&apos;s own network.</source>
        <translation>يجيب شيء غير خادم الولاء. إن كانت شبكة ضيوف فافتح صفحة دخولها في متصفح، أو انتقل إلى شبكة المتجر.</translation>
    </message>
    <message>
        <source>The server cannot prove that it is ours, so nothing is sent to it. Check this till&apos;s date and time; if they are right, call support.</source>
        <translation>لا يثبت الخادم أنه خادمنا، فلا يُرسَل إليه شيء. تحقق من تاريخ نقطة البيع ووقتها؛ فإن كانا صحيحين فاتصل بالدعم.</translation>
    </message>
    <message>
        <source>The shop&apos;s line is down. What you save is kept on this till and sent by itself when the line returns.</source>
        <translation>خط المتجر مقطوع. ما تحفظه يبقى على نقطة البيع ويُرسَل من تلقاء نفسه حين يعود الخط.</translation>
    </message>
    <message>
        <source>Check this till&apos;s network cable or Wi-Fi.</source>
        <translation>تحقق من كبل الشبكة أو Wi-Fi لنقطة البيع.</translation>
    </message>
    <message>
        <source>The server&apos;s address is not valid. Correct it in Settings.</source>
        <translation>عنوان الخادم غير صالح. صحّحه في الإعدادات.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>مطابقة تامة</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>الاسم الأول</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>اسم العائلة</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>close to “{word}”</source>
        <translation>قريب من «{word}»</translation>
    </message>
    <message>
        <source>registered here, not sent yet</source>
        <translation>مسجَّل هنا، ولم يُرسَل بعد</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>من الخادم</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>ذكر</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>أنثى</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>برنامج الولاء</translation>
    </message>
    <message>
        <source>Not in the programme</source>
        <translation>ليس في البرنامج</translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation>غير مهتم</translation>
    </message>
    <message>
        <source>{name} ({code})</source>
        <translation>{name} ({code})</translation>
    </message>
    <message>
        <source>Checked: no fraud</source>
        <translation>رُوجع: لا احتيال</translation>
    </message>
    <message>
        <source>Fraud confirmed</source>
        <translation>احتيال مؤكد</translation>
    </message>
    <message>
        <source>Marked as fraud</source>
        <translation>معلَّم كاحتيال</translation>
    </message>
    <message>
        <source>Fraud status: {status}</source>
        <translation>حالة الاحتيال: {status}</translation>
    </message>
    <message>
        <source>Do not call</source>
        <translation>لا تتصل</translation>
    </message>
    <message>
        <source>May be called</source>
        <translation>يمكن الاتصال به</translation>
    </message>
    <message>
        <source>Opted in to messages</source>
        <translation>يقبل الرسائل</translation>
    </message>
    <message>
        <source>Opted out of messages</source>
        <translation>يرفض الرسائل</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} و{last}</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} نقطة</translation>
    </message>
    <message>
        <source>coupon {code}</source>
        <translation>القسيمة {code}</translation>
    </message>
    <message>
        <source>{coupon}, {what} until {date}</source>
        <translation>{coupon}، {what} حتى {date}</translation>
    </message>
    <message>
        <source>{coupon} until {date}</source>
        <translation>{coupon} حتى {date}</translation>
    </message>
    <message>
        <source>{coupon}, {what}</source>
        <translation>{coupon}، {what}</translation>
    </message>
    <message>
        <source>Something went wrong in this program. Your saved work is safe; try once more.</source>
        <translation>حدث خلل في هذا البرنامج. عملك المحفوظ سليم؛ جرّب مرة أخرى.</translation>
    </message>
    <message>
        <source>The server has too much to do just now. Try again in {wait}.</source>
        <translation>الخادم مشغول جدًا الآن. جرّب بعد {wait}.</translation>
    </message>
    <message>
        <source>This customer asked to be deleted, and the server has deleted them.</source>
        <translation>طلب هذا العميل حذفه، وحذفه الخادم.</translation>
    </message>
    <message>
        <source>The server cannot be asked for this as it is written. Leave out commas.</source>
        <translation>لا يمكن سؤال الخادم عن هذا كما كُتب. احذف الفواصل.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again, or go on without it.</source>
        <translation>لم يجب الخادم في الوقت. جرّب من جديد، أو تابع بدونه.</translation>
    </message>
    <message>
        <source>The server has trouble of its own. What you save is kept here and sent when it is well again.</source>
        <translation>في الخادم خلل خاص به. ما تحفظه يبقى هنا ويُرسَل حين يتعافى.</translation>
    </message>
    <message>
        <source>Something other than the loyalty server answered, perhaps the network&apos;s sign-in page. Check this till&apos;s network.</source>
        <translation>أجاب شيء غير خادم الولاء، لعله صفحة دخول الشبكة. تحقق من شبكة نقطة البيع.</translation>
    </message>
    <message>
        <source>The server does not accept this till&apos;s sign-in. A supervisor can give the password again in Settings.</source>
        <translation>لا يقبل الخادم دخول نقطة البيع هذه. يمكن للمشرف إدخال كلمة المرور من جديد في الإعدادات.</translation>
    </message>
    <message>
        <source>Tillside is already running on this till.</source>
        <translation>‏Tillside يعمل على نقطة البيع هذه من قبل.</translation>
    </message>
    <message>
        <source>That did not work. Try again.</source>
        <translation>لم ينجح ذلك. جرّب من جديد.</translation>
    </message>
    <message>
        <source>The server&apos;s name cannot be found. Check this till&apos;s network cable or Wi-Fi.</source>
        <translation>لا يمكن العثور على اسم الخادم. تحقق من كبل الشبكة أو Wi-Fi لنقطة البيع.</translation>
    </message>
    <message>
        <source>The server is not taking calls just now. It is tried again by itself.</source>
        <translation>الخادم لا يستقبل طلبات الآن. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>The server cannot be reached. It is tried again by itself.</source>
        <translation>لا يمكن الوصول إلى الخادم. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>The server cannot prove that it is ours, so nothing was sent. Check this till&apos;s date and time, then call support.</source>
        <translation>لم يثبت الخادم أنه خادمنا، فلم يُرسَل شيء. تحقق من تاريخ نقطة البيع ووقتها، ثم اتصل بالدعم.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today, by this till&apos;s clock, so nothing was sent. Set the till&apos;s date and time if they are wrong; else call support.</source>
        <translation>شهادة الخادم غير صالحة اليوم بحسب ساعة نقطة البيع، فلم يُرسَل شيء. اضبط التاريخ والوقت إن كانا خاطئين؛ وإلا فاتصل بالدعم.</translation>
    </message>
    <message>
        <source>What answers is another server than the one in Settings, so nothing was sent. Check the address and this till&apos;s network.</source>
        <translation>ما أجاب خادم غير الذي في الإعدادات، فلم يُرسَل شيء. تحقق من العنوان ومن شبكة نقطة البيع.</translation>
    </message>
    <message>
        <source>Nobody whom this till trusts vouches for the server, so nothing was sent. Something on the way may be reading along, such as a company&apos;s filter or a virus scanner. Call support.</source>
        <translation>لا أحد ممن تثق بهم نقطة البيع هذه يشهد للخادم، فلم يُرسَل شيء. قد يكون في الطريق من يقرأ، كمرشّح الشركة أو مضاد الفيروسات. اتصل بالدعم.</translation>
    </message>
    <message>
        <source>The server has another key than the one this till was told to accept, so nothing was sent. Call support.</source>
        <translation>للخادم مفتاح غير الذي طُلب من نقطة البيع هذه قبوله، فلم يُرسَل شيء. اتصل بالدعم.</translation>
    </message>
    <message>
        <source>The shop&apos;s proxy does not let this till through. Call support.</source>
        <translation>وكيل شبكة المتجر لا يسمح لنقطة البيع بالمرور. اتصل بالدعم.</translation>
    </message>
    <message>
        <source>The shop&apos;s proxy wants a login that this till lacks. Call support.</source>
        <translation>وكيل شبكة المتجر يطلب تسجيل دخول ليس لدى نقطة البيع. اتصل بالدعم.</translation>
    </message>
    <message>
        <source>This till has no network. Check its cable or Wi-Fi.</source>
        <translation>لا شبكة لدى نقطة البيع. تحقق من كبلها أو Wi-Fi.</translation>
    </message>
    <message>
        <source>The server&apos;s address is not a valid one. Correct it in Settings.</source>
        <translation>عنوان الخادم غير صالح. صحّحه في الإعدادات.</translation>
    </message>
    <message>
        <source>This till&apos;s disk is full, so this was NOT saved. Free some space, then save again.</source>
        <translation>قرص نقطة البيع ممتلئ، فلم يُحفظ هذا. أفرغ بعض المساحة، ثم احفظ من جديد.</translation>
    </message>
    <message>
        <source>This till may not write to its own storage, so this was NOT saved. Call support.</source>
        <translation>لا تستطيع نقطة البيع الكتابة في مخزنها، فلم يُحفظ هذا. اتصل بالدعم.</translation>
    </message>
    <message>
        <source>This till&apos;s storage is damaged and could not be mended. It is kept as it is; call support.</source>
        <translation>مخزن نقطة البيع تالف وتعذّر إصلاحه. أُبقي كما هو؛ اتصل بالدعم.</translation>
    </message>
    <message>
        <source>This till&apos;s storage does not open with the key that was given.</source>
        <translation>لا يُفتح مخزن نقطة البيع بالمفتاح المعطى.</translation>
    </message>
    <message>
        <source>This till&apos;s storage was written by a newer Tillside. Install that version again.</source>
        <translation>كُتب مخزن نقطة البيع بإصدار Tillside أحدث. ثبّت ذلك الإصدار من جديد.</translation>
    </message>
    <message>
        <source>This till&apos;s storage is busy, so this was NOT saved. Save again.</source>
        <translation>مخزن نقطة البيع مشغول، فلم يُحفظ هذا. احفظ من جديد.</translation>
    </message>
    <message>
        <source>This till&apos;s storage cannot be reached, so this was NOT saved. Call support.</source>
        <translation>لا يمكن الوصول إلى مخزن نقطة البيع، فلم يُحفظ هذا. اتصل بالدعم.</translation>
    </message>
    <message>
        <source>Type the passphrase that opens this till&apos;s storage.</source>
        <translation>اكتب عبارة المرور التي تفتح مخزن نقطة البيع.</translation>
    </message>
    <message>
        <source>That passphrase does not open this till&apos;s storage.</source>
        <translation>عبارة المرور هذه لا تفتح مخزن نقطة البيع.</translation>
    </message>
    <message>
        <source>The passphrase needs at least 12 characters.</source>
        <translation>تحتاج عبارة المرور إلى 12 حرفًا على الأقل.</translation>
    </message>
    <message>
        <source>The key in TILLSIDE_STORE_KEY is not one: it must be 64 digits from 0-9 and a-f.</source>
        <translation>المفتاح في TILLSIDE_STORE_KEY غير صالح: يجب أن يكون 64 رقمًا من 0-9 وa-f.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring is locked. Unlock it, then start again.</source>
        <translation>حلقة مفاتيح هذا الحاسوب مقفلة. افتحها، ثم ابدأ من جديد.</translation>
    </message>
    <message>
        <source>The key of this till&apos;s storage is gone. The storage is kept; call support.</source>
        <translation>ضاع مفتاح مخزن نقطة البيع. المخزن باقٍ؛ اتصل بالدعم.</translation>
    </message>
    <message>
        <source>Only digits, spaces and a leading + make a number</source>
        <translation>الرقم أرقام ومسافات و+ في البداية فقط</translation>
    </message>
    <message>
        <source>Too short for a phone number</source>
        <translation>قصير جدًا لرقم هاتف</translation>
    </message>
    <message>
        <source>Too long for a phone number</source>
        <translation>طويل جدًا لرقم هاتف</translation>
    </message>
    <message>
        <source>No country has this code after the +</source>
        <translation>لا بلد له هذا الرمز بعد +</translation>
    </message>
    <message>
        <source>Not a number in use here. You can still save it.</source>
        <translation>رقم غير مستعمل هنا. يمكنك حفظه مع ذلك.</translation>
    </message>
    <message>
        <source>An address needs an @, like name@example.com</source>
        <translation>لا بدّ للعنوان من @، مثل name@example.com</translation>
    </message>
    <message>
        <source>An address has only one @</source>
        <translation>في العنوان @ واحدة فقط</translation>
    </message>
    <message>
        <source>The name before the @ is missing</source>
        <translation>ينقص الاسم قبل @</translation>
    </message>
    <message>
        <source>The part after the @ is missing, like example.com</source>
        <translation>ينقص الجزء بعد @، مثل example.com</translation>
    </message>
    <message>
        <source>The part after @ needs a dot, like example.com</source>
        <translation>الجزء بعد @ يحتاج إلى نقطة، مثل example.com</translation>
    </message>
    <message>
        <source>An address has no spaces</source>
        <translation>لا مسافات في العنوان</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address</source>
        <translation>لا يبدو هذا بريدًا إلكترونيًا</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>هذا مطلوب</translation>
    </message>
    <message>
        <source>A mobile number, e-mail or external id is needed</source>
        <translation>لا بدّ من جوال أو بريد إلكتروني أو معرّف خارجي</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>طويل جدًا</translation>
    </message>
    <message>
        <source>Some characters here cannot be written</source>
        <translation>بعض الحروف هنا لا يمكن كتابتها</translation>
    </message>
    <message>
        <source>Not a date</source>
        <translation>ليس تاريخًا</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>ليس عددًا</translation>
    </message>
    <message>
        <source>Choose one of the options</source>
        <translation>اختر أحد الخيارات</translation>
    </message>
    <message>
        <source>Not in the form that is asked for here</source>
        <translation>ليس بالشكل المطلوب هنا</translation>
    </message>
    <message>
        <source>This lies in the future</source>
        <translation>هذا في المستقبل</translation>
    </message>
    <message>
        <source>Not before {date}</source>
        <translation>ليس قبل {date}</translation>
    </message>
    <message>
        <source>Nobody with “{text}”</source>
        <translation>لا أحد لديه «{text}»</translation>
    </message>
    <message>
        <source>The server was asked just now and knows nobody like that.</source>
        <translation>سُئل الخادم الآن ولا يعرف أحدًا كهذا.</translation>
    </message>
    <message>
        <source>This till has not seen them, and the server cannot be asked now. They may still be a customer.</source>
        <translation>لم ترَه نقطة البيع هذه، ولا يمكن سؤال الخادم الآن. وقد يكون عميلًا مع ذلك.</translation>
    </message>
    <message>
        <source>{sentence} {reason}</source>
        <translation>{sentence} {reason}</translation>
    </message>
    <message>
        <source>Not on this till: “{text}”</source>
        <translation>ليس على نقطة البيع هذه: «{text}»</translation>
    </message>
    <message>
        <source>“{text}” cannot be looked up</source>
        <translation>لا يمكن البحث عن «{text}»</translation>
    </message>
    <message>
        <source>Type a mobile number, an e-mail address, a card number or a name.</source>
        <translation>اكتب رقم جوال أو بريدًا إلكترونيًا أو رقم بطاقة أو اسمًا.</translation>
    </message>
    <message>
        <source>Registered on this till and not sent yet. It is sent by itself.</source>
        <translation>مسجَّل على نقطة البيع هذه ولم يُرسَل بعد. يُرسَل من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>That is a product&apos;s code. Scan the customer&apos;s card.</source>
        <translation>هذا رمز منتج. امسح بطاقة العميل.</translation>
    </message>
    <message>
        <source>That is a coupon&apos;s code. Scan the customer&apos;s card, then look under Coupons.</source>
        <translation>هذا رمز قسيمة. امسح بطاقة العميل، ثم انظر في القسائم.</translation>
    </message>
    <message>
        <source>That is a parcel&apos;s code. Scan the customer&apos;s card.</source>
        <translation>هذا رمز طرد. امسح بطاقة العميل.</translation>
    </message>
    <message>
        <source>That is a staff card. Scan the customer&apos;s card.</source>
        <translation>هذه بطاقة موظف. امسح بطاقة العميل.</translation>
    </message>
    <message>
        <source>That is a place&apos;s code. Scan the customer&apos;s card.</source>
        <translation>هذا رمز مكان. امسح بطاقة العميل.</translation>
    </message>
    <message>
        <source>That code only opens a web page. Scan the customer&apos;s card.</source>
        <translation>هذا الرمز يفتح صفحة ويب فقط. امسح بطاقة العميل.</translation>
    </message>
    <message>
        <source>That code names no customer. Scan the card, or type the mobile number.</source>
        <translation>هذا الرمز ليس لعميل. امسح البطاقة، أو اكتب رقم الجوال.</translation>
    </message>
    <message>
        <source>The code was not read whole. Scan it again, or type the number.</source>
        <translation>لم يُقرأ الرمز كاملًا. امسحه من جديد، أو اكتب الرقم.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {wait}.</source>
        <translation>أخطاء كثيرة في الرقم السري. جرّب بعد {wait}.</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again.</source>
        <translation>الرقم السري خطأ. جرّب من جديد.</translation>
    </message>
    <message>
        <source>The PIN is too short: choose a longer one.</source>
        <translation>الرقم السري قصير جدًا: اختر أطول.</translation>
    </message>
    <message>
        <source>The PIN is too long: choose a shorter one.</source>
        <translation>الرقم السري طويل جدًا: اختر أقصر.</translation>
    </message>
    <message>
        <source>A PIN has digits only.</source>
        <translation>الرقم السري أرقام فقط.</translation>
    </message>
    <message>
        <source>That PIN is too easy to guess: no rows and no repeats, please.</source>
        <translation>هذا الرقم السري سهل التخمين: بلا تسلسل ولا تكرار.</translation>
    </message>
    <message>
        <source>The two PINs differ. Type both again.</source>
        <translation>الرقمان السريان مختلفان. اكتبهما من جديد.</translation>
    </message>
    <message>
        <source>The first time here, a supervisor types their PIN as well.</source>
        <translation>في المرة الأولى هنا يكتب المشرف رقمه السري أيضًا.</translation>
    </message>
    <message>
        <source>That is not a supervisor&apos;s PIN.</source>
        <translation>هذا ليس الرقم السري لمشرف.</translation>
    </message>
    <message>
        <source>Choose your name, or type it.</source>
        <translation>اختر اسمك، أو اكتبه.</translation>
    </message>
    <message>
        <source>You may not sign in at this till any more. Ask a supervisor.</source>
        <translation>لم يعد بإمكانك الدخول إلى نقطة البيع هذه. اسأل مشرفًا.</translation>
    </message>
    <message>
        <source>The first person on this till gives the server&apos;s user name and password.</source>
        <translation>أول شخص على نقطة البيع هذه يدخل اسم المستخدم وكلمة مرور الخادم.</translation>
    </message>
    <message>
        <source>The server does not accept this user name and password.</source>
        <translation>لا يقبل الخادم اسم المستخدم وكلمة المرور هذين.</translation>
    </message>
    <message>
        <source>Work for the server in use is still unsent. Send it or withdraw it first.</source>
        <translation>ما زال عملٌ للخادم الحالي غير مُرسَل. أرسله أو اسحبه أولًا.</translation>
    </message>
    <message>
        <source>That is not a server&apos;s address, like https://example.com</source>
        <translation>هذا ليس عنوان خادم، مثل https://example.com</translation>
    </message>
    <message>
        <source>The address must begin with https: personal data goes there.</source>
        <translation>يجب أن يبدأ العنوان بـ https: إليه تذهب بيانات شخصية.</translation>
    </message>
    <message>
        <source>Also changed on the server: choose one</source>
        <translation>تغيّر على الخادم أيضًا: اختر أحدهما</translation>
    </message>
    <message>
        <source>The server has no name yet for this customer</source>
        <translation>ليس لدى الخادم اسم لهذا العميل بعد</translation>
    </message>
    <message>
        <source>The customer&apos;s registration was withdrawn</source>
        <translation>سُحب تسجيل العميل</translation>
    </message>
    <message>
        <source>The server said that it was done, but does not show it</source>
        <translation>قال الخادم إنه أُنجز، لكنه لا يُظهره</translation>
    </message>
    <message>
        <source>The server cannot tell whether it arrived</source>
        <translation>لا يستطيع الخادم أن يقول هل وصل</translation>
    </message>
    <message>
        <source>The server does not find the customer as they are known here</source>
        <translation>لا يجد الخادم العميل كما هو معروف هنا</translation>
    </message>
    <message>
        <source>Choose for each field, then accept.</source>
        <translation>اختر لكل حقل، ثم اعتمد.</translation>
    </message>
    <message>
        <source>Look the customer up, then send it again or withdraw it.</source>
        <translation>ابحث عن العميل، ثم أعِد الإرسال أو اسحب.</translation>
    </message>
    <message>
        <source>Withdraw this too, or register the customer anew first.</source>
        <translation>اسحب هذا أيضًا، أو سجّل العميل من جديد أولًا.</translation>
    </message>
    <message>
        <source>Set it anew on the customer&apos;s card; withdraw this.</source>
        <translation>اضبطه من جديد على بطاقة العميل؛ واسحب هذا.</translation>
    </message>
    <message>
        <source>Correct it and send it again, or withdraw it.</source>
        <translation>صحّحه وأعِد إرساله، أو اسحبه.</translation>
    </message>
    <message>
        <source>Look at the customer&apos;s card first: send it again only if it is not there.</source>
        <translation>انظر بطاقة العميل أولًا: أعِد الإرسال فقط إن لم يكن هناك.</translation>
    </message>
    <message>
        <source>Look at the ticket on the customer&apos;s card, or give another subject.</source>
        <translation>انظر التذكرة على بطاقة العميل، أو اختر موضوعًا آخر.</translation>
    </message>
    <message>
        <source>Open the customer who has it, or correct it here.</source>
        <translation>افتح العميل الذي يحمله، أو صحّحه هنا.</translation>
    </message>
    <message>
        <source>Look the customer up by something else, or register them.</source>
        <translation>ابحث عن العميل بشيء آخر، أو سجّله.</translation>
    </message>
    <message>
        <source>Register the customer: that makes them a member.</source>
        <translation>سجّل العميل: بذلك يصبح عضوًا.</translation>
    </message>
    <message>
        <source>Send it again after a while.</source>
        <translation>أعِد الإرسال بعد قليل.</translation>
    </message>
    <message>
        <source>Send it again: it goes out alone then.</source>
        <translation>أعِد الإرسال: يخرج عندئذ وحده.</translation>
    </message>
    <message>
        <source>A supervisor gives the server&apos;s password again in Settings.</source>
        <translation>يدخل المشرف كلمة مرور الخادم من جديد في الإعدادات.</translation>
    </message>
    <message>
        <source>Ask a supervisor; what was written stays here.</source>
        <translation>اسأل المشرف؛ وما كُتب يبقى هنا.</translation>
    </message>
    <message>
        <source>Nothing can be done about it here: withdraw it.</source>
        <translation>لا يمكن فعل شيء هنا: اسحبه.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> أو </translation>
    </message>
    <message>
        <source>Correct the {field}, then send it again.</source>
        <translation>صحّح {field}، ثم أعِد الإرسال.</translation>
    </message>
    <message>
        <source>mobile number</source>
        <translation>رقم الجوال</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>external id</source>
        <translation>المعرّف الخارجي</translation>
    </message>
    <message>
        <source>customer type</source>
        <translation>نوع العميل</translation>
    </message>
    <message>
        <source>time of registration</source>
        <translation>وقت التسجيل</translation>
    </message>
    <message>
        <source>further fields</source>
        <translation>الحقول الإضافية</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Recovered {file} from the file and {journal} from the journal, {ambiguous} to be read back first; {pages} pages lost; set aside: {names}</source>
        <translation>استُعيد {file} من الملف و{journal} من السجل، ويُقرأ أولًا {ambiguous}؛ صفحات ضائعة: {pages}؛ وُضع جانبًا: {names}</translation>
    </message>
    <message>
        <source>That is not a rescue file of a till. Choose another file.</source>
        <translation>هذا ليس ملف إنقاذ. اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>That passphrase does not open this rescue file.</source>
        <translation>عبارة المرور هذه لا تفتح ملف الإنقاذ هذا.</translation>
    </message>
    <message>
        <source>This rescue file is for another server or organisation. Take it to one of their tills.</source>
        <translation>ملف الإنقاذ هذا لخادم أو مؤسسة أخرى. خذه إلى إحدى نقاط بيعها.</translation>
    </message>
    <message>
        <source>This rescue file was made by a newer Tillside. Update this till first.</source>
        <translation>ملف الإنقاذ هذا من إصدار Tillside أحدث. حدّث نقطة البيع هذه أولًا.</translation>
    </message>
    <message>
        <source>This rescue file is damaged. Nothing was changed; copy it once more.</source>
        <translation>ملف الإنقاذ هذا تالف. لم يتغيّر شيء؛ انسخه مرة أخرى.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent that could be handed over now.</source>
        <translation>لا شيء ينتظر الإرسال يمكن تسليمه الآن.</translation>
    </message>
    <message>
        <source>The file cannot be read or written there. Choose another place.</source>
        <translation>لا يمكن قراءة الملف أو كتابته هناك. اختر مكانًا آخر.</translation>
    </message>
    <message>
        <source>A file of that name is there already, and may hold unsent work. Choose another name.</source>
        <translation>يوجد ملف بهذا الاسم، وقد يحوي عملًا غير مُرسَل. اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>The file holds the work, but could not be given its name: it lies in the same folder under the name in the details. Take good care of it.</source>
        <translation>الملف يحوي العمل، لكن تعذّرت تسميته: هو في المجلد نفسه بالاسم المذكور في التفاصيل. احرص عليه.</translation>
    </message>
    <message>
        <source>A note needs some words</source>
        <translation>لا بدّ للملاحظة من كلمات</translation>
    </message>
    <message>
        <source>It must be known who writes: sign in with your name</source>
        <translation>يجب أن يُعرف من يكتب: ادخل باسمك</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
    <message>
        <source>A field without a name cannot be saved</source>
        <translation>لا يُحفظ حقل بلا اسم</translation>
    </message>
    <message>
        <source>The same field is there twice</source>
        <translation>الحقل نفسه موجود مرتين</translation>
    </message>
    <message>
        <source>It is not said which customer is meant</source>
        <translation>لم يُذكر أي عميل هو المقصود</translation>
    </message>
    <message>
        <source>The customer is known by this alone: ask for another one instead</source>
        <translation>لا يُعرف العميل إلا بهذا: اطلب بديلًا عنه</translation>
    </message>
    <message>
        <source>A mobile number, e-mail or external id can be changed, but not removed</source>
        <translation>يمكن تغيير الجوال أو البريد أو المعرّف الخارجي، لا حذفه</translation>
    </message>
    <message>
        <source>Both the old and the new one are needed</source>
        <translation>القديم والجديد مطلوبان معًا</translation>
    </message>
    <message>
        <source>The new one is the same as the old one</source>
        <translation>الجديد هو القديم نفسه</translation>
    </message>
    <message>
        <source>The server gives this one: nobody can change it</source>
        <translation>يعطيه الخادم: لا يغيّره أحد</translation>
    </message>
</context>
</TS>
