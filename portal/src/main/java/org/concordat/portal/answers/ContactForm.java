package org.concordat.portal.answers;

/** What the lead officer enters to send a link. */
public class ContactForm {

    private String contactName = "";
    private String email = "";

    public String getContactName() {
        return contactName;
    }

    public void setContactName(String contactName) {
        this.contactName = contactName;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
