using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Domain.Tests.Users;

public class ProfileRulesTests
{
    private static readonly DateOnly s_today = new(2030, 1, 2);

    [Fact]
    public void Lengths_are_bounded()
    {
        ProfileRules.RequireBio(new string('a', 500)).Length.ShouldBe(500);
        Reason(() => ProfileRules.RequireBio(new string('a', 501))).ShouldBe("bio_invalid");
    }

    [Fact]
    public void Words_about_oneself_may_have_lines() => ProfileRules.RequireBio("one\r\ntwo\n").ShouldBe("one\ntwo");

    [Theory]
    [InlineData("1990-02-29")]
    [InlineData("31.12.1990")]
    [InlineData("1990-1-1")]
    [InlineData("2030-01-03")]
    [InlineData("1899-12-31")]
    [InlineData(" 1990-01-01")]
    public void A_date_of_birth_is_a_real_day_in_one_spelling(string text) =>
        Reason(() => ProfileRules.RequireDateOfBirth(text, s_today)).ShouldBe("date_of_birth_invalid");

    [Fact]
    public void A_date_of_birth_may_be_left_out()
    {
        ProfileRules.RequireDateOfBirth("", s_today).ShouldBeNull();
        ProfileRules.RequireDateOfBirth("1992-02-29", s_today).ShouldBe(new DateOnly(1992, 2, 29));
    }

    private static string Reason(Func<object?> act) => Should.Throw<DomainException>(act).Error.Reason;
}
