using System.Net;
using Microsoft.Extensions.Configuration;
using Picasso.Contracts;
using Picasso.Standalone;

namespace Picasso.Standalone.Tests;

/// <summary>Where a process gets the key that services prove themselves with, and when it must not start without one.</summary>
public sealed class ServiceKeyTests : IDisposable
{
    private const string Setting = "Picasso:ServiceKeys:0";
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-key-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void Processes_over_one_folder_share_a_random_key_that_only_their_user_can_read()
    {
        var keys = Enumerable.Range(0, 20).AsParallel().Select(_ => Provide(Settings())).ToList();

        Convert.FromBase64String(keys.Distinct().ShouldHaveSingleItem()!).Length.ShouldBe(32);
        var file = _data.GetFiles().ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            file.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_configured_key_is_left_alone_and_no_file_is_made()
    {
        Provide(Settings(), new KeyValuePair<string, string?>(Setting, "configured")).ShouldBe("configured");
        _data.GetFiles().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0.0.0.0", "http://127.0.0.1:6001", true)]
    [InlineData("10.0.0.4", "http://127.0.0.1:6001", true)]
    [InlineData(null, "http://10.0.0.5:6001", true)]
    [InlineData(null, "http://localhost:6001", false)]
    [InlineData("127.0.0.1", "http://127.0.0.1:6001", false)]
    public void Roles_on_several_machines_do_not_start_without_a_configured_key(string? listen, string payments, bool refused)
    {
        var settings = Settings(listen) with { Roles = [ServiceNames.Users, ServiceNames.Messages] };
        KeyValuePair<string, string?> address = new("Services:payments:http:0", payments);
        if (refused)
            Should.Throw<StartupConfigurationException>(() => Provide(settings, address)).Message.ShouldContain("Picasso__ServiceKeys__0=");
        else
            Provide(settings, address).ShouldNotBeNull();
    }

    [Fact]
    public void Listen_is_for_the_web_alone_and_services_stay_on_this_machine()
    {
        var settings = Settings() with { Listen = IPAddress.Any };
        settings.ServicesListen.ShouldBeNull();
        settings.HasReachableServices.ShouldBeFalse();
        settings.ServicesAddress.Host.ShouldBe("127.0.0.1");
    }

    private StandaloneSettings Settings(string? listen = null) =>
        new(_data.FullName, 0, 0) { ServicesListen = listen is null ? null : IPAddress.Parse(listen) };

    private static string? Provide(StandaloneSettings settings, params KeyValuePair<string, string?>[] more)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([.. settings.Configuration, .. more]);
        ServiceKeyFile.Provide(settings, configuration);
        return configuration[Setting];
    }
}
