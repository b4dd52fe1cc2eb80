using System.Globalization;
using Picasso.Users.Model;

namespace Picasso.Domain.Tests.Users;

public class AgeTests
{
    [Theory]
    [InlineData("2008-05-17", "2026-05-16", false)]
    [InlineData("2008-05-17", "2026-05-17", true)]
    [InlineData("2008-02-29", "2026-02-28", false)]
    [InlineData("2008-02-29", "2026-03-01", true)]
    [InlineData("2008-02-28", "2026-02-28", true)]
    [InlineData("2008-03-01", "2026-02-28", false)]
    [InlineData("1990-12-31", "2008-12-30", false)]
    [InlineData("1990-12-31", "2008-12-31", true)]
    [InlineData("2009-12-31", "2028-02-29", true)]
    [InlineData("2010-03-01", "2028-02-29", false)]
    public void An_adult_has_had_the_eighteenth_birthday(string born, string today, bool adult) =>
        Age.IsAdult(Date(born), Date(today)).ShouldBe(adult);

    [Fact]
    public void Without_a_date_of_birth_nobody_is_an_adult() => Age.IsAdult(null, Date("2026-01-01")).ShouldBeFalse();

    [Theory]
    [InlineData("1899-12-31", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-01-02", false)]
    public void A_date_of_birth_is_believable_or_refused(string born, bool believable) =>
        Age.IsBelievable(Date(born), Date("2026-01-01")).ShouldBe(believable);

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
