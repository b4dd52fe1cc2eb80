namespace Picasso.Web.SigningIn;

/// <summary>Keeps nothing: where no data directory is configured the cookie alone outlives the process.</summary>
internal sealed class CookieOnlyKeeper : ISessionKeeper
{
    public SessionState? Find(string sessionId) => null;

    public void Keep(string sessionId, SessionState state) { }

    public void Forget(string sessionId) { }
}
