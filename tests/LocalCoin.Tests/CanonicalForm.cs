using System.Buffers;
using System.Text;
using LocalCoin.Store;

namespace LocalCoin.Tests;

// The form in which JSON is hashed: whatever order and spaces a server stores it with, the hash is the same.
public class CanonicalForm
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    [InlineData(" { \"b\" : 1 , \"a\" : [ ] } ", "{\"a\":[],\"b\":1}")]
    [InlineData("{\"to\": \"x\", \"from\": \"y\", \"amount\": 8}", "{\"amount\":8,\"from\":\"y\",\"to\":\"x\"}")]
    [InlineData("{\"ab\": true, \"a\": {\"d\": [{\"z\": null, \"y\": -1}, 2], \"c\": \"\"}}",
        "{\"a\":{\"c\":\"\",\"d\":[{\"y\":-1,\"z\":null},2]},\"ab\":true}")]
    [InlineData("{\"b\": \"}{][,: \", \"a\": \"\\\"\\\\\"}", "{\"a\":\"\\\"\\\\\",\"b\":\"}{][,: \"}")]
    [InlineData("\"日本\"", "\"日本\"")]
    [InlineData("12", "12")]
    public void Keys_are_in_order_and_spaces_are_gone(string json, string canonical) =>
        Assert.Equal(canonical, Write(json, null));

    [Fact]
    public void A_key_of_the_outermost_object_can_be_left_out() =>
        Assert.Equal(
            "{\"a\":{\"hash\":2}}", Write("{\"hash\": \"1\", \"a\": {\"hash\": 2}}", "hash"));

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a")]
    [InlineData("{\"a\": [1, {")]
    [InlineData("[1, 2")]
    [InlineData("\"a\\\"")]
    [InlineData("")]
    public void Half_a_value_is_refused(string json) => Assert.Throws<InvalidDataException>(() => Write(json, null));

    private static string Write(string json, string? omitted)
    {
        var output = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(Encoding.UTF8.GetBytes(json), output, omitted);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
