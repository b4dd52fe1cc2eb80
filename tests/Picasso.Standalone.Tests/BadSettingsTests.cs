using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Standalone.Tests;

/// <summary>A connection string that is none ends the start with one sentence, which names the setting and never repeats it.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class BadSettingsTests
{
    private const string Secret = "hush-3f9c";

    [Theory]
    [InlineData("rabbitmq", $"guest:{Secret}@broker")]
    [InlineData("rabbitmq", $"http://guest:{Secret}@broker")]
    [InlineData("rabbitmq", $"amqp://guest:{Secret}@broker?colour={Secret}")]
    [InlineData("mongodb", $"me:{Secret}@documents")]
    [InlineData("mongodb", $"mongodb://me:{Secret}@documents/?colour={Secret}")]
    [InlineData("mongodb", $"mongodb://me:{Secret}@documents/?maxPoolSize={Secret}")]
    [InlineData("payments-0", Secret)]
    [InlineData("payments-0", $"Server=shard;Password={Secret};Colour={Secret}")]
    [InlineData("payments-0", $"Server=shard;Password=x;Port={Secret}")]
    [InlineData("payments-0", $"Password={Secret}")]
    [InlineData("objects", Secret)]
    [InlineData("objects", $"Endpoint=http://objects;AccessKey=key;SecretKey={Secret};Colour={Secret}")]
    public async Task It_ends_the_start_with_one_sentence(string name, string value) =>
        (await SentenceAsync($"ConnectionStrings:{name}", [], ($"ConnectionStrings__{name}", value))).ShouldNotContain(Secret);

    [Theory]
    [InlineData("Picasso__Payments__Relay__Lease", "soon", "`Picasso:Payments:Relay:Lease` must be a duration such as 00:01:30.")]
    [InlineData("Picasso__Payments__Relay__Lease", "00:00:00", "`Picasso:Payments:Relay:Lease` must be a positive duration such as 00:01:30.")]
    [InlineData("Picasso__Mail__Smtp__Port", "mail", "`Picasso:Mail:Smtp:Port` must be a whole number.")]
    [InlineData("Picasso__Users__Operators", "ada@picasso.example", "`Picasso:Users:Operators` must be a list: `Picasso:Users:Operators:0` and so on.")]
    public async Task A_value_that_cannot_be_used_ends_the_start_with_its_key_and_the_rule(string name, string value, string sentence) =>
        (await SentenceAsync(sentence.Split('`')[1], [], (name, value))).ShouldContain(sentence);

    [Fact]
    public async Task Different_values_under_both_names_of_a_setting_end_the_start_with_both() => (await SentenceAsync(
        "Payments:FeeBasisPoints", [], ("Payments__FeeBasisPoints", "250"), ("Picasso__Payments__FeeBasisPoints", "300")))
        .ShouldStartWith("Payments:FeeBasisPoints and Picasso:Payments:FeeBasisPoints are both set, to different values");

    [Fact]
    public async Task Production_does_not_take_test_cards_unless_somebody_names_them() =>
        await SentenceAsync("Picasso:Payments:Provider", [], ("ASPNETCORE_ENVIRONMENT", "Production"));

    [Fact]
    public async Task A_production_site_of_its_own_does_not_offer_them_either() => await SentenceAsync(
        "Picasso:Payments:Provider", ["--roles", "web"], ("ASPNETCORE_ENVIRONMENT", "Production"), ("Picasso__Web__Secrets__0", new string('A', 44)));

    private static async Task<string> SentenceAsync(
        string setting, string[] arguments, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("picasso-settings-");
        try
        {
            var refused = await Should.ThrowAsync<InvalidOperationException>(() => StandaloneProcess.StartAsync(
                folder.FullName, arguments, environment.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));

            var said = refused.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..];
            said.ShouldHaveSingleItem().ShouldContain(setting);
            return said[0];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
