using Picasso.Kernel;
using Picasso.Users.Naming;

namespace Picasso.Domain.Tests.Users;

public class NameRulesTests
{
    [Theory]
    [InlineData(" Ada ", "Ada")]
    [InlineData("李白", "李白")]
    [InlineData("👩‍🎨 Ada", "👩‍🎨 Ada")]
    [InlineData("<b>Ada</b>", "<b>Ada</b>")]
    public void A_name_is_plain_text_on_one_line(string text, string name) => NameRules.Require(text).ShouldBe(name);

    [Theory]
    [InlineData("نرگس می‌نا")]
    [InlineData("کاوه‌ای")]
    [InlineData("محمد العربي")]
    [InlineData("क्‍षिति")]
    [InlineData("श्रीनिवास")]
    [InlineData("ශ්‍රී ලංකා")]
    [InlineData("山田 太郎")]
    [InlineData("山田　花子 Hanako さん カメラ")]
    [InlineData("葛󠄀城")]
    [InlineData("김민수 Kim")]
    [InlineData("ㄅㄆ王")]
    [InlineData("Nguyễn Thị Ánh Tuyết")]
    [InlineData("Nguye\u0302\u0303n Thị Ộ")]
    [InlineData("Олена Ковальчук")]
    [InlineData("Γιώργος Παπαδόπουλος")]
    [InlineData("Սարո Հակոբյան")]
    [InlineData("סבטלנה Svetlana")]
    [InlineData("สมชาย ใจดี")]
    [InlineData("မောင်မောင်")]
    [InlineData("བསྟན་འཛིན")]
    [InlineData("თამარი")]
    [InlineData("አበበ ቢቂላ")]
    [InlineData("O’Brien-Łukasz Æsir")]
    [InlineData("Camera Team Müller")]
    [InlineData("Anna Help")]
    [InlineData("Lwazi Dlamini 🇿🇦")]
    public void Honest_names_of_all_scripts_pass(string name) => NameRules.Require(name).ShouldBe(name);

    [Theory]
    [InlineData(null)]
    [InlineData(" A ")]
    [InlineData("Ada\nLovelace")]
    [InlineData("\u202EadA")]
    [InlineData("\u200B\u200B\u200B")]
    [InlineData("Ada\u200B")]
    [InlineData("A\u200Dda")]
    [InlineData("A\u200Cda")]
    [InlineData("\u3164\u3164Ada")]
    [InlineData("Ada\u2800")]
    [InlineData("Ada\uFE0E")]
    [InlineData("Ada\uFE0F")]
    [InlineData("Ada\u00A0L")]
    [InlineData("Ada\u034F")]
    [InlineData("\u0301Ada")]
    [InlineData("12 34")]
    [InlineData("Аda")]
    [InlineData("Adа Lovelace")]
    [InlineData("Αda")]
    [InlineData("Олена Olena")]
    [InlineData("A\u20DDda")]
    public void Hidden_characters_and_mixed_alphabets_are_refused(string? text) => Reason(text).ShouldBe("display_name_invalid");

    [Fact]
    public void Towers_of_marks_are_refused()
    {
        Reason("Ad" + string.Concat(Enumerable.Repeat("\u0301", 48))).ShouldBe("display_name_invalid");
        Reason("Ada" + new string('\u0301', 4)).ShouldBe("display_name_invalid");
        Reason("क" + new string('\u093F', 6)).ShouldBe("display_name_invalid");
    }

    [Theory]
    [InlineData("Picasso Support")]
    [InlineData("picasso")]
    [InlineData("P i c a s s o")]
    [InlineData("P1cass0")]
    [InlineData("Pícassó Team")]
    [InlineData("ＰＩＣＡＳＳＯ")]
    [InlineData("𝐏𝐢𝐜𝐚𝐬𝐬𝐨")]
    [InlineData("ᴘɪᴄᴀꜱꜱᴏ")]
    [InlineData("Ⓟⓘⓒⓐⓢⓢⓞ ab")]
    [InlineData("рісаѕѕо")]
    [InlineData("РІСАЅЅО")]
    [InlineData("Support")]
    [InlineData("Supp0rt")]
    [InlineData("S.u.p.p.o.r.t")]
    [InlineData("Suppoɾt")]
    [InlineData("Ada, Admin")]
    [InlineData("The Operators")]
    [InlineData("Official Ada")]
    [InlineData("Help")]
    [InlineData("HelpTeam")]
    [InlineData("Security Team")]
    [InlineData("former member")]
    [InlineData("Anonymous")]
    public void Names_of_the_people_who_run_it_are_reserved(string name) => Reason(name).ShouldBe("display_name_reserved");

    [Fact]
    public void Lengths_are_bounded()
    {
        NameRules.Require(new string('a', 50)).Length.ShouldBe(50);
        Reason(new string('a', 51)).ShouldBe("display_name_invalid");
    }

    [Theory]
    [InlineData("Ada Lovelace", "ADA  LOVELACE")]
    [InlineData("Ada Lovelace", "Ada-Lovelace")]
    [InlineData("Ada Lovelace", "Áda Lovelacè")]
    [InlineData("Ada Lovelace", "Ada Love1ace")]
    [InlineData("Bill", "BiII")]
    [InlineData("Morn", "Mom")]
    [InlineData("Vivv", "Viw")]
    [InlineData("Pope", "Роре")]
    [InlineData("Xenia", "ⅹｅｎｉａ")]
    [InlineData("Νίκος", "ΝΙΚΟΣ")]
    [InlineData("Олена", "ОЛЕНА")]
    [InlineData("мария", "Мария")]
    [InlineData("کاوه‌ای", "کاوهای")]
    [InlineData("محمد", "مُحَمَّد")]
    [InlineData("山ロ", "山口")]
    [InlineData("Ada\u0301", "Adá")]
    public void Names_that_pass_for_each_other_share_a_skeleton(string one, string other) =>
        NameSkeleton.AllOf(one).Intersect(NameSkeleton.AllOf(other)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("Ada", "Eda")]
    [InlineData("Person 1", "Person 2")]
    [InlineData("Person 1", "Person 11")]
    [InlineData("की", "का")]
    [InlineData("김", "강")]
    [InlineData("Nikos", "Νίκος Α")]
    [InlineData("山口", "山田")]
    public void Names_that_differ_do_not(string one, string other) =>
        NameSkeleton.AllOf(one).Intersect(NameSkeleton.AllOf(other)).ShouldBeEmpty();

    private static string Reason(string? name) => Should.Throw<DomainException>(() => NameRules.Require(name)).Error.Reason;
}
