using Picasso.Kernel;
using Picasso.Localization;

namespace Picasso.Web.Tests;

/// <summary>Plurals, money and numbers as each language writes them, whatever the machine has installed.</summary>
public sealed class SiteLanguagesTests
{
    [Theory]
    [InlineData("en", 0, "many")]
    [InlineData("en", 1, "one")]
    [InlineData("de", 2, "many")]
    [InlineData("de", -1, "one")]
    public void One_and_other(string tag, long count, string form) => SiteLanguages.Find(tag)!.PluralOf("one|many", count).ShouldBe(form);

    [Theory]
    [InlineData(0, "zero")]
    [InlineData(1, "one")]
    [InlineData(2, "two")]
    [InlineData(3, "few")]
    [InlineData(10, "few")]
    [InlineData(11, "many")]
    [InlineData(99, "many")]
    [InlineData(100, "other")]
    [InlineData(102, "other")]
    [InlineData(103, "few")]
    [InlineData(1_000_011, "many")]
    public void Arabic_has_six_forms(long count, string form) =>
        SiteLanguages.Arabic.PluralOf("zero|one|two|few|many|other", count).ShouldBe(form);

    [Theory]
    [InlineData("en", 125_000, "EUR", "€1,250.00")]
    [InlineData("en", -350, "EUR", "−€3.50")]
    [InlineData("en", 1_200, "CHF", "CHF\u00a012.00")]
    [InlineData("de", 125_000, "EUR", "1.250,00\u00a0€")]
    [InlineData("de", -350, "CHF", "−3,50\u00a0CHF")]
    [InlineData("de", 1_200, "JPY", "1.200\u00a0¥")]
    [InlineData("ar", 125_000, "USD", "\u200f1,250.00\u00a0$")]
    [InlineData("ar", -350, "EUR", "\u200f\u200e−3.50\u00a0€")]
    public void Money(string tag, long minor, string currency, string text) =>
        SiteLanguages.Find(tag)!.Show(new Money(minor, currency)).ShouldBe(text);
}
