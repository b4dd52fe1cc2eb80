using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Picasso.OptionsValidation;

namespace Picasso.Domain.Tests.Configuration;

/// <summary>How values of the configuration become options, and what is said of a value that cannot be used.</summary>
public sealed class ValidatedOptionsTests
{
    private const string Secret = "hush-3f9c";

    [Fact]
    public void Values_are_bound()
    {
        var options = Read(
            ("Sample:Pause", "00:00:02"), ("Sample:Count", "5"), ("Sample:Kind", "second"), ("Sample:Names:0", "a"), ("Sample:Names:1", "b"));

        (options.Pause, options.Count, options.Kind).ShouldBe((TimeSpan.FromSeconds(2), 5, SampleKind.Second));
        options.Names.ShouldBe(["a", "b"]);
        Read(("Sample:Parts:0:Number", "7"), ("Sample:Parts:1:Number", "")).Parts.Select(part => part.Number).ShouldBe([7]);
    }

    [Theory]
    [InlineData("Pause")]
    [InlineData("Count")]
    [InlineData("Kind")]
    [InlineData("Names")]
    [InlineData("Names:0")]
    [InlineData("Text")]
    public void A_blank_value_counts_as_not_set(string key)
    {
        var options = Read(($"Sample:{key}", ""));

        (options.Pause, options.Count, options.Kind, options.Text).ShouldBe((TimeSpan.FromSeconds(1), 3, SampleKind.First, "text"));
        options.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Pause", Secret, "`Sample:Pause` must be a duration such as 00:01:30.")]
    [InlineData("Pause", "-00:00:01", "`Sample:Pause` must be a positive duration such as 00:01:30.")]
    [InlineData("Pause", "01:00:01", "`Sample:Pause` must be a duration of at most 01:00:00.")]
    [InlineData("Longest", "00:00:00.5", "`Sample:Longest` must be at least `Sample:Pause`.")]
    [InlineData("Count", Secret, "`Sample:Count` must be a whole number.")]
    [InlineData("Count", "1.5", "`Sample:Count` must be a whole number.")]
    [InlineData("Count", "0", "`Sample:Count` must be a whole number from 1 to 9.")]
    [InlineData("Count", "10", "`Sample:Count` must be a whole number from 1 to 9.")]
    [InlineData("Kind", Secret, "`Sample:Kind` must be one of First, Second.")]
    [InlineData("Names", Secret, "`Sample:Names` must be a list: `Sample:Names:0` and so on.")]
    [InlineData("IsOn", Secret, "`Sample:IsOn` must be true or false.")]
    public void A_value_that_cannot_be_used_is_named_with_its_rule_and_not_repeated(string key, string value, string sentence)
    {
        var refused = Should.Throw<OptionsValidationException>(() => Read(($"Sample:{key}", value)));

        refused.Failures.ShouldBe([sentence]);
        refused.Message.ShouldNotContain(Secret);
    }

    [Fact]
    public void A_wrong_value_in_a_list_is_named_too() =>
        Should.Throw<OptionsValidationException>(() => Read(("Sample:Parts:0:Number", Secret))).Failures
            .ShouldBe(["`Sample:Parts:0:Number` must be a whole number."]);

    [Fact]
    public void All_that_is_wrong_is_named_at_once() =>
        Should.Throw<OptionsValidationException>(() => Read(("Sample:Pause", "00:00:00"), ("Sample:Count", "0"))).Failures.Count().ShouldBe(2);

    private static SampleOptions Read(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddValidatedOptions<SampleOptions>("Sample");
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<SampleOptions>>().Value;
    }

    private enum SampleKind
    {
        First,
        Second,
    }

    private sealed class SampleOptions : IValidatedOptions
    {
        public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);

        public TimeSpan Longest { get; set; } = TimeSpan.FromHours(2);

        public int Count { get; set; } = 3;

        public SampleKind Kind { get; set; }

        public bool? IsOn { get; set; }

        public string Text { get; set; } = "text";

        public IList<string> Names { get; } = [];

        public IList<Part> Parts { get; } = [];

        public void Check(OptionsRules rules) => rules
            .Positive(Pause).AtMost(Pause, TimeSpan.FromHours(1)).AtLeast(Longest, Pause).Between(Count, 1, 9);
    }

    private sealed class Part
    {
        public int Number { get; set; }
    }
}
