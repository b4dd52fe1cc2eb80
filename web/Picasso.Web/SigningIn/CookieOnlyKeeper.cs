namespace Picasso.Web.SigningIn;

/// <summary>Stores nothing: without a data directory only the cookie survives the process.</summary>
internal sealed class CookieOnlyKeeper : ISessionKeeper
{
    public SessionState? Find(string sessionId) => null;

    public void Keep(string sessionId, SessionState state) { }

    public void Forget(string sessionId) { }
}
