/**
 * Certification requests, certificates and authorities made on the spot, well-formed or not, for tests of code that reads them.
 *
 * <pre>{@code
 * SubjectAltNames names = SubjectAltNames.none().dns("example.com", "*.example.com").mailbox("hostmaster@example.com");
 * PKCS10CertificationRequest request = CertificationRequestBuilder.start().extensionRequest(names).build();
 *
 * TestAuthority authority = TestAuthority.selfSigned("Test root");
 * X509Certificate certificate = CertificateBuilder.start().names(names).issuedBy(authority);
 * }</pre>
 *
 * <p>Nothing here validates what it is given: a name that no certificate should carry is what such tests need.
 */
@NullMarked
package org.caagate.testkit.x509;

import org.jspecify.annotations.NullMarked;
