using System.CommandLine;
using Picasso.Standalone;

namespace Picasso.Standalone.Tests;

public sealed class RolesTests
{
    [Fact]
    public void All_roles_run_when_none_is_named_and_need_no_broker()
    {
        var settings = Read();
        settings.Roles.ShouldBe(Role.Names);
        settings.NeedsBroker.ShouldBeFalse();
    }

    [Theory]
    [InlineData("payments, users", true)]
    [InlineData("web", false)]
    [InlineData("users,pictures-commands,pictures-queries,payments,reactions,messages", false)]
    [InlineData("web,messages", true)]
    public void Some_services_without_the_others_need_a_broker(string roles, bool needed) =>
        Read("--roles", roles).NeedsBroker.ShouldBe(needed);

    [Fact]
    public void A_typo_is_refused_with_the_list()
    {
        var error = Parse("--roles", "payments,usres").Errors.ShouldHaveSingleItem().Message;
        error.ShouldContain("'usres'");
        error.ShouldContain("users, pictures-commands, pictures-queries, payments, reactions, messages, web");
    }

    [Theory]
    [InlineData("--listen", "everywhere")]
    [InlineData("--services-listen", "everywhere")]
    [InlineData("--port", "70000")]
    public void A_place_that_is_none_is_refused(string option, string value) => Parse(option, value).Errors.ShouldNotBeEmpty();

    [Fact]
    public void A_demo_asks_for_the_whole_marketplace() => Parse("--demo", "--roles", "web").Errors.ShouldNotBeEmpty();

    [Fact]
    public void A_process_knows_its_own_services_and_leaves_the_others_to_configuration()
    {
        var known = Read("--roles", "payments,users", "--services-port", "7001", "--services-listen", "0.0.0.0").Configuration
            .Where(pair => pair.Key.StartsWith("Services:", StringComparison.Ordinal)).ToDictionary();
        known.Keys.ShouldBe(["Services:users:http:0", "Services:payments:http:0"], ignoreOrder: true);
        known.Values.ShouldAllBe(address => address == "http://127.0.0.1:7001");
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://localhost:5080", "--listen", "127.0.0.1")]
    [InlineData(null, "--listen", "0.0.0.0")]
    [InlineData(null, "--roles", "payments,users")]
    public void The_public_address_is_known_only_while_this_machine_alone_reaches_the_web(string? known, params string[] arguments) =>
        Read(arguments).Configuration.ToDictionary().GetValueOrDefault("Picasso:PublicUrl").ShouldBe(known);

    [Fact]
    public void Some_services_without_a_broker_do_not_start_and_say_what_to_set()
    {
        var refused = Should.Throw<StartupConfigurationException>(() => HostFactory.BuildServices(Read("--roles", "payments,users")));
        refused.Message.ShouldContain("ConnectionStrings__rabbitmq=");
    }

    private static StandaloneSettings Read(params string[] arguments)
    {
        var (root, options) = Create();
        return options.Read(root.Parse(arguments));
    }

    private static ParseResult Parse(params string[] arguments) => Create().Root.Parse(arguments);

    private static (RootCommand Root, CommandLineOptions Options) Create()
    {
        var root = new RootCommand();
        return (root, new CommandLineOptions(root));
    }
}
