using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.DocumentStorage.Protecting;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Documents;

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoProtectionKeysTests : IAsyncDisposable
{
    private readonly FreshDocuments _documents = new();

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    [Fact]
    public void What_one_process_protected_another_reads_though_they_share_no_folder()
    {
        using var one = Start();
        using var other = Start();

        var secret = ProtectorOf(one).Protect("words");

        ProtectorOf(other).Unprotect(secret).ShouldBe("words");
    }

    private static IDataProtector ProtectorOf(IHost process) =>
        process.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("purpose");

    private IHost Start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:mongodb", Engines.Need(Engines.MongoDb))]);
        builder.Services.AddSingleton(_documents.Open());
        builder.AddProtectionKeys();
        return builder.Build();
    }
}
