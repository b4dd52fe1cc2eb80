using Dapper;
using Microsoft.Extensions.Time.Testing;
using Picasso.Users.Limiting;
using Picasso.Users.Model;
using Picasso.Users.Operating;
using Picasso.Users.Registering;
using Picasso.Users.Requesting;
using Picasso.Users.SigningTokens;
using Picasso.Users.Storing;

namespace Picasso.Conformance.Tests.Users;

public sealed class SqliteUserStoreConformance : UserStoreConformance
{
    private readonly TempData _temp = new();

    private protected override IUserStore Open() => new SqliteUserStore(new UsersDatabase(_temp.Data));

    private protected override Task RemoveFieldsAsync(string id, params string[] fields)
    {
        var paths = string.Join(", ", fields.Select(field => $"'$.{field}'"));
        new UsersDatabase(_temp.Data).Database.Write((connection, transaction) => connection.Execute(
            $"UPDATE accounts SET body = json_remove(body, {paths}) WHERE id = @id", new { id }, transaction)).ShouldBe(1);
        return Task.CompletedTask;
    }

    public override void Dispose() => _temp.Dispose();
}

public sealed class SqliteAttemptCounterConformance : AttemptCounterConformance
{
    private readonly TempData _temp = new();

    private protected override IAttemptCounter Open() => new SqliteAttemptCounter(new UsersDatabase(_temp.Data));

    public override void Dispose() => _temp.Dispose();
}

public sealed class SqlitePendingRegistrationsConformance : PendingRegistrationsConformance
{
    private readonly TempData _temp = new();

    private protected override IPendingRegistrations Open() => new SqlitePendingRegistrations(new UsersDatabase(_temp.Data));

    public override void Dispose() => _temp.Dispose();
}

public sealed class SqliteOperatorActsConformance : OperatorActsConformance
{
    private readonly TempData _temp = new();

    private protected override IOperatorActs Open() => new SqliteOperatorActs(new UsersDatabase(_temp.Data));

    public override void Dispose() => _temp.Dispose();
}

public sealed class SqliteLinkRequestsConformance : LinkRequestsConformance
{
    private readonly TempData _temp = new();

    private protected override ILinkRequests Open() => new SqliteLinkRequests(new UsersDatabase(_temp.Data));

    public override void Dispose() => _temp.Dispose();
}

public sealed class FolderSigningKeyStoreConformance : SigningKeyStoreConformance
{
    private readonly TempData _temp = new();

    private protected override ISigningKeyStore Open() => new FolderSigningKeyStore(_temp.Data, new FakeTimeProvider());

    [Fact]
    public async Task Only_their_owner_can_read_keys()
    {
        if (OperatingSystem.IsWindows())
            return;
        await Open().TryAddAsync(new StoredKey(1, default, [1]), default);

        var file = Directory.EnumerateFiles(_temp.Data.Path, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();

        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public override void Dispose() => _temp.Dispose();
}
