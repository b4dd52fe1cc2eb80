using Grpc.Core;
using Picasso.Contracts.Users;

namespace Picasso.Demo.Seeding;

/// <summary>A person of the demo, signed in.</summary>
internal sealed class Member(Person person, Session session, Sessions.SessionsClient sessions, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _refreshing = new(1);
    private Session _session = session;

    public Person Person => person;

    public string Id => _session.Account.Profile.UserId;

    /// <summary>The metadata of a call as this person, with a token that lasts for it.</summary>
    public async Task<Metadata> SignAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (_session.AccessExpiresAt.ToDateTimeOffset() - clock.GetUtcNow() < s_margin)
                _session = await sessions.RefreshAsync(new RefreshRequest { RefreshToken = _session.RefreshToken },
                    cancellationToken: cancellationToken);
            return new Metadata { { "authorization", $"Bearer {_session.AccessToken}" } };
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public async Task LeaveAsync(CancellationToken cancellationToken) =>
        await sessions.LogOutAsync(new LogOutRequest { RefreshToken = _session.RefreshToken }, cancellationToken: cancellationToken);

    public void Dispose() => _refreshing.Dispose();
}
